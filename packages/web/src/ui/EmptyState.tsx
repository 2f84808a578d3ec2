import { IconInbox } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import classes from './layout.module.css';

type EmptyStateProps = {
  /** What belongs here, as a heading. */
  title: string;
  /** Why it is empty and what fills it. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
  icon?: ComponentType<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: boolean }>;
  /** Without the dashed frame, inside a table or a card. */
  quiet?: boolean;
};

export function EmptyState({
  title,
  children,
  action,
  icon: Icon = IconInbox,
  quiet = false,
}: EmptyStateProps) {
  return (
    <div className={classes.state} data-quiet={quiet || undefined}>
      <span className={classes.stateIcon}>
        <Icon size={20} stroke={1.75} aria-hidden />
      </span>
      <p className={classes.stateTitle}>{title}</p>
      {children && <div className={classes.stateText}>{children}</div>}
      {action && <div className={classes.stateActions}>{action}</div>}
    </div>
  );
}
