import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Section } from '../../ui/Page.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { nameData } from '../inventory/name-data.ts';
import { scenes } from '../registry.tsx';
import classes from './home.module.css';

const MOST = 4;

/** Whether the figures above rest on fresh data, and what has fallen silent. */
export function Freshness({ dataUntil }: { dataUntil: string | null }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const [now] = useState(() => new Date());
  const mayRead = useMay('inventory.read');
  const inventory = useQuery({ ...apiQuery('/api/inventory'), enabled: mayRead });
  const late = (inventory.data?.items ?? []).filter((item) => !item.fresh && item.usedIn.length > 0);
  const count = inventory.data?.items.length ?? 0;
  const path = scenes.find((scene) => scene.label === 'nav.inventory')?.path;
  return (
    <Section
      title={t('fresh')}
      {...(path === undefined ? {} : { actions: <Link to={path}>{t('allData')}</Link> })}
    >
      <p style={{ margin: 0 }}>
        {dataUntil === null ? t('noData') : t('newest', { when: format.relative(dataUntil, now) })}
      </p>
      {mayRead &&
        (inventory.error ? (
          <ErrorState quiet error={inventory.error} onRetry={() => void inventory.refetch()} />
        ) : inventory.data === undefined ? (
          <BlockSkeleton height={48} />
        ) : (
          <>
            <p className={classes.muted} style={{ margin: 0 }}>
              {late.length === 0
                ? t('allFresh', { count, figure: format.number(count) })
                : t('someLate', {
                    count: late.length,
                    figure: format.number(late.length),
                    of: format.number(count),
                  })}
            </p>
            <ul className={classes.fresh}>
              {late.slice(0, MOST).map((item) => (
                <li key={`${item.source} ${item.what}`}>
                  <bdi>
                    {nameData(item.what, t)} · {nameData(item.source, t)}
                  </bdi>
                  <span className={classes.late}>{format.relative(item.last, now)}</span>
                </li>
              ))}
            </ul>
          </>
        ))}
    </Section>
  );
}
