import { Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChecks } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { nameOfSide, SuggestedPair } from './SuggestedPair.tsx';
import classes from './suggestions.module.css';
import { type Suggestion, useSuggestionActions } from './suggestions-api.ts';

type Decision = 'accept' | 'reject';

/** One pair at a time, to be decided on with the mouse or with a, r and s. */
export function ReviewQueue({ items, total }: { items: Suggestion[]; total: number }) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  const mayDecide = useMay('people.write');
  const actions = useSuggestionActions();
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [decided, setDecided] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState<Decision>();
  const last = useRef<string>(undefined);
  const waiting = items.filter(({ id }) => !decided.includes(id));
  const current = waiting.find(({ id }) => !skipped.includes(id));
  const next = waiting.filter(({ id }) => id !== current?.id && !skipped.includes(id)).slice(0, 3);

  async function takeBack(id: string): Promise<void> {
    await actions.undo(id);
    setDecided((all) => all.filter((one) => one !== id));
    setSkipped((all) => all.filter((one) => one !== id));
  }
  async function decide(decision: Decision): Promise<void> {
    if (current === undefined || busy !== undefined || !mayDecide) return;
    const { id } = current;
    setBusy(decision);
    try {
      await actions[decision](id);
      last.current = id;
      setDecided((all) => [...all, id]);
      offerUndo({ message: t(`did.${decision}`), undo: () => takeBack(id) });
    } catch (error) {
      showError(error);
    } finally {
      setBusy(undefined);
    }
  }
  function skip(): void {
    if (current !== undefined) setSkipped((all) => [...all, current.id]);
  }
  async function undoLast(): Promise<void> {
    const id = last.current;
    if (id === undefined) return;
    last.current = undefined;
    try {
      await takeBack(id);
    } catch (error) {
      showError(error);
    }
  }
  useHotkeys([
    ['a', () => void decide('accept')],
    ['r', () => void decide('reject')],
    ['s', skip],
    ['u', () => void undoLast()],
  ]);

  if (current === undefined) {
    return skipped.length > 0 ? (
      <EmptyState
        title={t('allSkipped')}
        action={
          <Button variant="default" onClick={() => setSkipped([])}>
            {t('startOver')}
          </Button>
        }
      />
    ) : (
      <EmptyState title={t('none')} icon={IconChecks}>
        {t('noneText')}
      </EmptyState>
    );
  }
  return (
    <div className={classes.queue}>
      <article className={classes.card} aria-label={t('pair')}>
        <SuggestedPair key={current.id} suggestion={current} />
        <div className={classes.foot}>
          {mayDecide && (
            <>
              <Button
                loading={busy === 'accept'}
                onClick={() => void decide('accept')}
                rightSection={<Kbd>a</Kbd>}
              >
                {t('accept')}
              </Button>
              <Button
                variant="default"
                loading={busy === 'reject'}
                onClick={() => void decide('reject')}
                rightSection={<Kbd>r</Kbd>}
              >
                {t('reject')}
              </Button>
            </>
          )}
          <Button variant="subtle" onClick={skip} rightSection={<Kbd>s</Kbd>}>
            {t('skip')}
          </Button>
          {mayDecide && (
            <span className={classes.muted}>
              {t('undoHint')} <Kbd>u</Kbd>
            </span>
          )}
        </div>
      </article>
      {next.length > 0 && (
        <p className={classes.muted}>
          {t('next', {
            list: next.map(({ left, right }) => `⁨${nameOfSide(left)}⁩ – ⁨${nameOfSide(right)}⁩`).join(' · '),
          })}{' '}
          {total > next.length + 1 &&
            t('moreWaiting', {
              count: total - next.length - 1,
              figure: format.number(total - next.length - 1),
            })}
        </p>
      )}
    </div>
  );
}
