import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { Heading } from '../../ui/Heading.tsx';
import { IdentifierChip } from '../people/IdentifierChip.tsx';
import { kindName } from '../people/person-words.ts';
import classes from './aside.module.css';
import type { Junk } from './aside-api.ts';
import { useSetAside } from './use-set-aside.ts';

/** What speaks for an identifier's being nobody's, and the way back. */
export function JunkPanel({ junk, onDone }: { junk: Junk; onDone: () => void }) {
  const { t } = useTranslation('identity');
  const { t: words } = useTranslation('people');
  const format = useFormat();
  const mayWrite = useMay('people.write');
  const setAside = useSetAside();
  const [busy, setBusy] = useState(false);
  const isReleased = junk.releasedAt !== undefined;

  async function toggle(): Promise<void> {
    setBusy(true);
    const done = await (isReleased ? setAside.unrelease(junk) : setAside.release(junk));
    setBusy(false);
    if (done) onDone();
  }

  return (
    <div className={classes.panel}>
      <div>
        <IdentifierChip identifier={junk} />
      </div>
      <p className={classes.told}>
        {t('aside.because', { degree: format.number(junk.degree), norm: format.number(junk.norm) })}
      </p>
      <p className={classes.muted}>
        {t('aside.between', {
          first: format.date(junk.firstSeen),
          last: format.date(junk.lastSeen),
          found: format.dateTime(junk.foundAt),
        })}
      </p>
      <section className={classes.seen}>
        <Heading className={classes.heading}>{t('aside.seenWith')}</Heading>
        <dl>
          {junk.seenWith.map(({ kind, count, examples }) => (
            <div key={kind}>
              <dt>
                {kindName(kind, words)} <bdi className={classes.muted}>{format.number(count)}</bdi>
              </dt>
              {examples.map((value) => (
                <dd key={value}>
                  <bdi>{value}</bdi>
                </dd>
              ))}
              {count > examples.length && (
                <dd className={classes.muted}>
                  {t('aside.more', {
                    count: count - examples.length,
                    figure: format.number(count - examples.length),
                  })}
                </dd>
              )}
            </div>
          ))}
        </dl>
      </section>
      {isReleased && (
        <p className={classes.told}>
          {t('aside.releasedBy', {
            name: junk.releasedBy ?? '',
            date: format.dateTime(junk.releasedAt ?? ''),
          })}
        </p>
      )}
      {mayWrite && (
        <Group>
          <Button variant={isReleased ? 'default' : 'filled'} loading={busy} onClick={() => void toggle()}>
            {isReleased ? t('aside.unrelease') : t('aside.release')}
          </Button>
        </Group>
      )}
      {mayWrite && !isReleased && <p className={classes.muted}>{t('aside.releaseNote')}</p>}
    </div>
  );
}
