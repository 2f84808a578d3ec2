import type { ReactNode } from 'react';
import classes from './bare.module.css';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Logo } from './Logo.tsx';
import { SchemeSwitch } from './SchemeSwitch.tsx';

/** Frame of the pages outside the shell: signing in, setting up. */
export function BarePage({ width = 384, children }: { width?: number; children: ReactNode }) {
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <Logo />
        <div className={classes.tools}>
          <LanguageSwitch />
          <SchemeSwitch />
        </div>
      </header>
      <main className={classes.card} style={{ inlineSize: `min(100% - 32px, ${width}px)` }}>
        {children}
      </main>
    </div>
  );
}
