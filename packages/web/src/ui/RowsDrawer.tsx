import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './drawer.module.css';
import { Deeper } from './Heading.tsx';

type RowsDrawerProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What these rows are: "The 34 orders of 3 May that search brought." */
  sentence?: ReactNode;
  /** `wide` for tables, `narrow` for one thing's details or a short form. */
  size?: 'wide' | 'narrow';
  children: ReactNode;
};

/** The rows behind a number, beside the page they explain. Keep what is open in the address: see `useViewState`. */
export function RowsDrawer({ opened, onClose, title, sentence, size = 'wide', children }: RowsDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={<bdi>{title}</bdi>}
      size={size === 'wide' ? 'min(920px, 100vw)' : 'min(480px, 100vw)'}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      classNames={{ title: classes.title, header: classes.header, body: classes.body }}
    >
      {sentence && <p className={classes.sentence}>{sentence}</p>}
      <Deeper>{children}</Deeper>
    </Drawer>
  );
}
