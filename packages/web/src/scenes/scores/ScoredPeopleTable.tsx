import type {
  MeasuredScores,
  NotEnough,
  ScoredPeople,
  ScoredPerson,
  ScoresProgress,
  ScoresQuery,
} from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useUntilDone } from '../../api/use-until-done.ts';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { usePersonNames } from '../people/use-person-names.ts';
import { useFeatureWords } from './use-feature-words.ts';

type Named = ScoredPerson & { name: string };

const PATH = '/api/measure/scores/people';
const MOST = 25;

/** Those with the highest scores by name, for whoever may see people, with what speaks for it. */
export function ScoredPeopleTable({ question, answer }: { question: ScoresQuery; answer: MeasuredScores }) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  const { sayReasons } = useFeatureWords();
  const query = { ...question, limit: MOST };
  const people = useUntilDone<ScoredPeople | NotEnough, ScoresProgress>({
    key: [PATH, query],
    ask: (signal) => take(api.GET(PATH, { params: { query }, signal })),
    end: () => take(api.DELETE('/api/measure/scores', { params: { query: question } })),
  }).answer;
  const found = people.data && 'items' in people.data ? people.data.items : undefined;
  const nameOf = usePersonNames(
    useMemo(() => found?.map(({ person }) => person) ?? [], [found]),
    t('nameless'),
  );
  const rows = useMemo(
    (): Named[] | undefined => found?.map((one) => ({ ...one, name: nameOf(one.person) })),
    [found, nameOf],
  );
  const columns = useMemo(
    (): Column<Named>[] => [
      { id: 'name', label: t('person'), value: (row) => row.name, render: (row) => <bdi>{row.name}</bdi> },
      { id: 'chance', label: t('chance'), kind: 'percent', value: (row) => row.chance },
      { id: 'tenth', label: t('tenth'), kind: 'number', value: (row) => row.tenth },
      {
        id: 'tested',
        label: t('ofSuch'),
        value: (row) =>
          `${format.percent(row.tested.value)} (${format.percent(row.tested.low)}–${format.percent(row.tested.high)})`,
        render: (row) => (
          <bdi dir="ltr">
            {format.percent(row.tested.value)} ({format.percent(row.tested.low)}–
            {format.percent(row.tested.high)})
          </bdi>
        ),
      },
      {
        id: 'reasons',
        label: t('reasons'),
        sortable: false,
        value: (row) => sayReasons(row.reasons),
        render: (row) => <span style={{ whiteSpace: 'normal' }}>{sayReasons(row.reasons)}</span>,
      },
    ],
    [t, format, sayReasons],
  );
  return (
    <Section
      title={t(`best.${answer.asked.outcome}`)}
      note={t('bestNote', { people: format.number(answer.people), shown: format.number(MOST) })}
    >
      <DataTable
        id="scored-people"
        caption={t(`best.${answer.asked.outcome}`)}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.person}
        loading={people.isFetching}
        error={people.error}
        onRetry={() => void people.refetch()}
        rowPath={(row) => `/people/${row.person}`}
        maxHeight={480}
      />
    </Section>
  );
}
