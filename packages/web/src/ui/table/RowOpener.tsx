import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './table.module.css';

type RowOpenerProps = { path: string | undefined; onOpen: (() => void) | undefined; children: ReactNode };

/** One focusable thing per row, stretched over all of it. */
export function RowOpener({ path, onOpen, children }: RowOpenerProps) {
  if (path !== undefined) {
    return (
      <Link to={path} className={classes.opener} data-row-opener="">
        {children}
      </Link>
    );
  }
  return (
    <button type="button" className={classes.opener} data-row-opener="" onClick={onOpen}>
      {children}
    </button>
  );
}
