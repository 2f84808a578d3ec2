import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { BehindRows } from './BehindRows.tsx';
import { useMetricWords } from './metric-words.ts';

type FigureRowsProps = {
  /** Key of the metric. */
  metric: string;
  /** What of it: the channel, the week. */
  part: string;
  /** Half-open. */
  period: { from: string; to: string };
  filter: string[];
  onClose: () => void;
};

/** The rows that a figure of another page was counted from. */
export function FigureRows({ metric, part, period, filter, onClose }: FigureRowsProps) {
  const { t } = useTranslation('explore');
  const words = useMetricWords();
  const metrics = useQuery(apiQuery('/api/metrics', {}));
  const known = metrics.data?.items.find(({ key }) => key === metric);
  if (known === undefined) return null;
  return (
    <RowsDrawer
      opened
      onClose={onClose}
      title={`${words.nameOf(known)}: ${part}`}
      sentence={t('rowsSentence')}
    >
      <BehindRows metric={known} from={period.from} to={period.to} filter={filter} />
    </RowsDrawer>
  );
}
