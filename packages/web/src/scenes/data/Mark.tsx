import type { ReactNode } from 'react';
import classes from './mark.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'neutral';

/** A state in a word: its colour says it again, and is readable in both themes. */
export function Mark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.mark} data-tone={tone}>
      {children}
    </span>
  );
}

/** Something to know before going on; `alert` where it has just gone wrong. */
export function Notice({
  tone,
  title,
  alert = false,
  children,
}: {
  tone: Tone;
  title: string;
  alert?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className={classes.notice} data-tone={tone} role={alert ? 'alert' : undefined}>
      <p className={classes.noticeTitle}>{title}</p>
      {children && <div className={classes.noticeText}>{children}</div>}
    </div>
  );
}
