import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useId } from 'react';
import { useSession } from '../shell/hooks.ts';
import { Deeper, Heading } from './Heading.tsx';
import classes from './layout.module.css';

type PageProps = {
  title: string;
  /** The answer, in a sentence: see `Sentence`. */
  sentence?: ReactNode;
  /** The one primary button, and quiet ones before it. */
  actions?: ReactNode;
  /** Above the title: a link back to the list this came from. */
  above?: ReactNode;
  children: ReactNode;
};

/** A page: its title, the answer in words, then the picture, the table, and how it was computed. */
export function Page({ title, sentence, actions, above, children }: PageProps) {
  const { workspace } = useSession();
  useEffect(() => {
    document.title = `${title} · ${workspace.name}`;
  }, [title, workspace.name]);
  return (
    <div className={classes.page}>
      {above}
      <div className={classes.pageHead}>
        <Title order={1}>
          <bdi>{title}</bdi>
        </Title>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {sentence}
      {children}
    </div>
  );
}

/** The answer first, in words and with its uncertainty. Leave it out where there is nothing to say. */
export function Sentence({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className={classes.sentence}>
      <p>{children}</p>
      {note && <p className={classes.sentenceNote}>{note}</p>}
    </div>
  );
}

type SectionProps = {
  title?: string;
  note?: ReactNode;
  actions?: ReactNode;
  /** `card` draws a frame around the content; tables and charts bring their own. */
  frame?: 'card' | 'none';
  children: ReactNode;
};

export function Section({ title, note, actions, frame = 'none', children }: SectionProps) {
  const id = useId();
  const inside = title ? <Deeper>{children}</Deeper> : children;
  return (
    <section aria-labelledby={title ? id : undefined} className={classes.section}>
      {(title || actions) && (
        <div className={classes.sectionHead}>
          <div>
            {title && (
              <Heading id={id} className={classes.sectionTitle}>
                {title}
              </Heading>
            )}
            {note && <p className={classes.note}>{note}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      {frame === 'card' ? <div className={classes.card}>{inside}</div> : inside}
    </section>
  );
}

/** Two or more blocks beside one another where there is room. */
export function Columns({ children, min = 360 }: { children: ReactNode; min?: number }) {
  return (
    <div
      className={classes.columns}
      style={{ gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${min}px), 1fr))` }}
    >
      {children}
    </div>
  );
}

/** Text in another language than the page's (a mention, a review): its own direction, font and hyphenation. */
export function LanguageText({ language, children }: { language?: string; children: string }) {
  const rtl = language !== undefined && /^(he|iw|ar|fa|ur|yi)\b/.test(language);
  return (
    <span
      lang={language}
      dir={language === undefined ? 'auto' : rtl ? 'rtl' : 'ltr'}
      className={classes.languageText}
    >
      {children}
    </span>
  );
}
