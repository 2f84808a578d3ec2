import { Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Mark } from './Mark.tsx';

/** How many events of a source wait to be mended, with the way there. */
export function LetterMark({ count, source }: { count: number; source: string }) {
  const { t } = useTranslation('data');
  const format = useFormat();
  return (
    <Group gap="xs">
      <Mark tone="bad">{format.number(count)}</Mark>
      <Link to={`/data/dead-letters?source=${encodeURIComponent(source)}`}>{t('deadLetters')}</Link>
    </Group>
  );
}
