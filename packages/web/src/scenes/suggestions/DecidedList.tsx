import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import { nameOfSide, SuggestedPair } from './SuggestedPair.tsx';
import classes from './suggestions.module.css';
import { type ShownState, type Suggestion, useSuggestionActions } from './suggestions-api.ts';

/** What was decided, by whom and when, each to be taken back. */
export function DecidedList({ items, state }: { items: Suggestion[]; state: ShownState }) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const mayDecide = useMay('people.write');
  const actions = useSuggestionActions();
  const [busy, setBusy] = useState<string>();

  async function undo(id: string): Promise<void> {
    setBusy(id);
    try {
      await actions.undo(id);
      showDone(t('undone'));
    } catch (error) {
      showError(error);
    } finally {
      setBusy(undefined);
    }
  }
  async function undoAll(): Promise<void> {
    setBusy('all');
    try {
      const count = await actions.undoApplied();
      showDone(t('undoneAll', { count, figure: format.number(count) }));
    } catch (error) {
      showError(error);
    } finally {
      setBusy(undefined);
    }
  }
  if (items.length === 0) return <EmptyState title={t(`empty.${state}`)} />;
  return (
    <>
      {state === 'applied' && mayDecide && (
        <Button
          variant="default"
          className={classes.start}
          loading={busy === 'all'}
          onClick={() => void undoAll()}
        >
          {t('undoAll')}
        </Button>
      )}
      <ul className={classes.list}>
        {items.map((one) => (
          <li key={one.id} className={classes.card}>
            <details>
              <summary className={classes.summary}>
                <span>
                  <bdi>{nameOfSide(one.left)}</bdi> – <bdi>{nameOfSide(one.right)}</bdi>
                </span>
                <span className={classes.muted}>
                  {format.percent(one.probability)}
                  {one.decidedAt !== undefined &&
                    ` · ${t(one.decidedBy ? 'decided' : 'decidedByRule', {
                      by: `⁨${one.decidedBy}⁩`,
                      at: format.dateTime(one.decidedAt),
                    })}`}
                </span>
              </summary>
              <SuggestedPair suggestion={one} />
            </details>
            {mayDecide && (
              <div className={classes.foot}>
                <Button
                  size="xs"
                  variant="default"
                  loading={busy === one.id}
                  disabled={busy !== undefined && busy !== one.id}
                  onClick={() => void undo(one.id)}
                >
                  {t('undo')}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
