import { Group, Stack, Text } from '@mantine/core';
import type { DataSource } from '@rondo/contract';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-types.ts';
import { LetterMark } from './LetterMark.tsx';
import { SourceRegion } from './SourceRegion.tsx';

const DAY = 86_400_000;

/** One source: its last thirty days, who may send for it, and where to go on. */
export function SourcePanel({ source }: { source: DataSource }) {
  const { t } = useTranslation('data');
  const format = useFormat();
  const data = useMemo((): ChartData => {
    const now = Date.now();
    return {
      kind: 'bar',
      measure: { name: t('events'), kind: 'number' },
      categories: source.daily.map((_, index) =>
        new Date(now - (source.daily.length - 1 - index) * DAY).toISOString().slice(0, 10),
      ),
      categoryName: t('day'),
      time: 'day',
      series: [{ name: t('events'), values: source.daily }],
    };
  }, [source, t]);
  return (
    <Stack gap="md">
      {source.daily.some((events) => events > 0) && (
        <Chart
          title={t('perDay')}
          summary={t('sourceSays', {
            source: source.source || t('typedIn'),
            figure: format.number(source.rows),
          })}
          data={data}
        />
      )}
      <Text size="sm">
        {source.newest === undefined
          ? t('neverSent')
          : t('newestWas', { when: format.dateTime(source.newest), figure: format.number(source.rows) })}
      </Text>
      <Text size="sm">
        {source.writeKeys.length === 0 ? t('noKey') : t('keysAre', { keys: format.list(source.writeKeys) })}
      </Text>
      {source.source !== '' && <SourceRegion key={source.source} source={source} />}
      {source.deadLetters > 0 && <LetterMark count={source.deadLetters} source={source.source} />}
      <Group gap="md">
        <Link to="/inventory">{t('nav.inventory')}</Link>
        {source.tables.includes('events') && <Link to="/catalogue">{t('nav.catalogue')}</Link>}
      </Group>
    </Stack>
  );
}
