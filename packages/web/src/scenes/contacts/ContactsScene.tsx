import type { ContactsAnswer } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useMay, usePeriod, useViewState } from '../../shell/hooks.ts';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Chart } from '../../ui/chart/Chart.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { askPeriod } from '../explore/ask-period.ts';
import { HowComputed } from '../explore/HowComputed.tsx';
import { BehindContacts } from './BehindContacts.tsx';
import { ContactsSentence, WhoDiffers } from './ContactsSentence.tsx';
import { ContactsTable } from './ContactsTable.tsx';
import { chartOfGroups, contactsView, figures, groupings, kinds, spans } from './contacts-view.ts';
import { DifferencesTable } from './DifferencesTable.tsx';
import { useGroupWords } from './use-group-words.ts';

/** How good contacts with support and sales were: satisfaction, resolution and what people bought afterwards. */
export function ContactsScene() {
  const { t } = useTranslation('contacts');
  const [period] = usePeriod();
  const { from, to } = askPeriod(period);
  const [view, setView] = useViewState(contactsView);
  const maySeePeople = useMay('people.read');
  // Figures of employees are for those who may see people.
  const open = groupings.filter((one) => one !== 'agent' || maySeePeople);
  const by = open.find((one) => one === view.by) ?? open[0] ?? 'topic';
  const { kind, figure } = view;
  const question = { from, to, kind, by, days: Number(view.days) };
  const answer = useQuery(apiQuery('/api/measure/contacts', { params: { query: question } }));
  const data: ContactsAnswer | undefined = answer.data?.outcome === 'answered' ? answer.data : undefined;
  const notEnough = answer.data?.outcome === 'not-enough' ? answer.data : undefined;
  const nameOf = useGroupWords(data?.by ?? by);
  const measure = t(`figure.${kind}.${figure}`);
  const chart = useMemo(
    () =>
      data &&
      chartOfGroups(data, figure, { measure, category: t(`grouping.${data.by}`), team: t('all'), nameOf }),
    [data, figure, measure, nameOf, t],
  );

  return (
    <Page
      title={t('nav.contacts')}
      sentence={
        data && (
          <Sentence note={<WhoDiffers answer={data} nameOf={nameOf} />}>
            <ContactsSentence answer={data} />
          </Sentence>
        )
      }
    >
      <RuleLines label={t('question')}>
        <RuleLine>
          {t('howGood')}
          <InlineSelect
            label={t('kind')}
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onChange={(next) => setView({ kind: kinds.find((one) => one === next) ?? 'support', open: '' })}
          />
          {t('splitBy')}
          <InlineSelect
            label={t('by')}
            value={by}
            options={open.map((value) => ({ value, label: t(`groupings.${value}`) }))}
            onChange={(next) => setView({ by: open.find((one) => one === next) ?? '', open: '' })}
          />
          {t('andWithin')}
          <InlineSelect
            label={t('span')}
            value={view.days}
            options={spans.map((value) => ({
              value,
              label: t('days', { count: Number(value), days: value }),
            }))}
            onChange={(next) => setView({ days: spans.find((one) => one === next) ?? '90' })}
          />
          {t('bought')}
        </RuleLine>
      </RuleLines>
      {notEnough ? (
        <EmptyState title={t(`empty.${kind}`)}>{t(`emptyCure.${kind}`)}</EmptyState>
      ) : (
        <>
          <Chart
            title={t('chartTitle', { figure: measure, by: t(`groupings.${data?.by ?? by}`) })}
            note={t('whiskers')}
            summary={t('chartSummary')}
            height={chart ? Math.max(140, 60 + 32 * chart.categories.length) : 200}
            data={chart}
            loading={answer.isFetching}
            error={answer.error}
            onRetry={answer.refetch}
            empty={<EmptyState quiet title={t(`noFigure.${figure}`, { days: view.days })} />}
            controls={
              <InlineSelect
                label={t('figureLabel')}
                value={figure}
                options={figures.map((value) => ({ value, label: t(`figure.${kind}.${value}`) }))}
                onChange={(next) => setView({ figure: figures.find((one) => one === next) ?? 'resolved' })}
              />
            }
          />
          <ContactsTable
            answer={data}
            loading={answer.isFetching}
            nameOf={nameOf}
            {...(maySeePeople ? { onOpen: (open: string) => setView({ open, only: 'all' }) } : {})}
            openRow={view.open}
          />
          <DifferencesTable answer={data} nameOf={nameOf} />
        </>
      )}
      {data && (
        <HowComputed
          lines={[
            t(`rules.${kind}`),
            t('rules.satisfaction'),
            t('rules.time'),
            t('rules.value', { days: view.days }),
            t('rules.beyond'),
            t('rules.compared'),
            t('rules.few', { fewest: data.fewest }),
            t('rules.employees'),
          ]}
        />
      )}
      {maySeePeople && (
        <BehindContacts
          question={question}
          open={view.open}
          only={view.only}
          nameOf={nameOf}
          onOnly={(only) => setView({ only })}
          onClose={() => setView({ open: '' })}
        />
      )}
    </Page>
  );
}
