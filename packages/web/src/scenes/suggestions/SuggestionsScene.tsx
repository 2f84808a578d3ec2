import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useViewState } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { oneOf } from '../../ui/view-codec.ts';
import { PeopleTabs } from '../people/PeopleTabs.tsx';
import { ComparisonEditor } from './ComparisonEditor.tsx';
import { DecidedList } from './DecidedList.tsx';
import { ReviewQueue } from './ReviewQueue.tsx';
import { RunPanel } from './RunPanel.tsx';
import classes from './suggestions.module.css';
import {
  matchingQuery,
  orders,
  shownStates,
  suggestionsQuery,
  useSuggestionActions,
} from './suggestions-api.ts';
import { ThresholdPanel } from './ThresholdPanel.tsx';

const view = {
  state: oneOf(shownStates, 'open'),
  order: oneOf(orders, 'probable'),
  panel: oneOf(['', 'comparison'], ''),
  precision: oneOf(['0.9', '0.95', '0.99'], '0.95'),
};

/** People who may be one: what matching found, one pair at a time, and what decisions so far say about it. */
export function SuggestionsScene() {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const [{ state, order, precision, panel }, setView] = useViewState(view);
  const matching = useQuery(matchingQuery);
  const suggestions = useQuery(suggestionsQuery(state, order));
  const { refresh } = useSuggestionActions();
  const run = matching.data?.run;
  const counts = matching.data?.counts ?? {};
  const open = counts.open ?? 0;

  const wasRunning = useRef(false);
  useEffect(() => {
    const isRunning = run?.state === 'running';
    if (wasRunning.current && !isRunning) void refresh();
    wasRunning.current = isRunning;
  }, [run?.state, refresh]);

  return (
    <Page
      title={t('nav.suggestions')}
      sentence={
        open > 0 && (
          <Sentence note={t('note')}>{t('sentence', { count: open, figure: format.number(open) })}</Sentence>
        )
      }
    >
      <PeopleTabs />
      {matching.error !== null ? (
        <ErrorState error={matching.error} onRetry={() => void matching.refetch()} />
      ) : (
        matching.data !== undefined && (
          <RunPanel
            run={run}
            onFinished={() => void refresh()}
            onEdit={() => setView({ panel: 'comparison' })}
          />
        )
      )}
      <div className={classes.toolbar}>
        <SegmentedControl
          size="xs"
          className={classes.states}
          aria-label={t('show')}
          value={state}
          onChange={(next) => setView({ state: shownStates.find((one) => one === next) ?? 'open' })}
          data={shownStates.map((one) => ({
            value: one,
            label: `${t(`state.${one}`)} ${format.number(counts[one] ?? 0)}`,
          }))}
        />
        {state === 'open' && (
          <SegmentedControl
            size="xs"
            aria-label={t('order.label')}
            value={order}
            onChange={(next) => setView({ order: orders.find((one) => one === next) ?? 'probable' })}
            data={orders.map((one) => ({ value: one, label: t(`order.${one}`) }))}
          />
        )}
      </div>
      {suggestions.error !== null ? (
        <ErrorState error={suggestions.error} onRetry={() => void suggestions.refetch()} />
      ) : suggestions.data === undefined ? (
        <BlockSkeleton height={360} />
      ) : state === 'open' || state === 'vetoed' ? (
        <ReviewQueue
          key={`${state} ${order}`}
          items={suggestions.data.items.filter((one) => one.state === state)}
          total={suggestions.data.total}
        />
      ) : (
        <DecidedList items={suggestions.data.items} state={state} />
      )}
      <ThresholdPanel
        open={open}
        precision={Number(precision)}
        onPrecision={(next) =>
          setView({
            precision: (['0.9', '0.95', '0.99'] as const).find((one) => Number(one) === next) ?? '0.95',
          })
        }
        onTelling={() => setView({ state: 'open', order: 'telling' })}
      />
      <RowsDrawer
        opened={panel === 'comparison'}
        onClose={() => setView({ panel: '' })}
        title={t('edit.title')}
        sentence={t('edit.note')}
      >
        {matching.data !== undefined && <ComparisonEditor matching={matching.data} />}
      </RowsDrawer>
    </Page>
  );
}
