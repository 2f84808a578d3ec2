import { Button, Group, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { CutList } from './CutList.tsx';
import { cutsQuery, pairOf, useDecide, useIsForeseen } from './decisions.ts';
import { ForeseenPeople } from './ForeseenPeople.tsx';
import { byTelling } from './identifiers.ts';
import type { Cut } from './people-api.ts';
import { nameIdentifier } from './person-words.ts';
import classes from './tie-panel.module.css';

/** Where a person is most likely two: proposals, what each would do, and the one that is carried out. */
export function SplitPanel({ person, onClose }: { person: string; onClose: () => void }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const decide = useDecide();
  const [chosen, setChosen] = useState(0);
  const [busy, setBusy] = useState(false);
  const cuts = useQuery(cutsQuery(person));
  const items = cuts.data?.items ?? [];
  const cut = items[chosen] ?? items[0];
  const isForeseen = useIsForeseen({ apart: cut?.pairs.map(pairOf) ?? [] }, cut !== undefined);
  if (cuts.error !== null) return <ErrorState quiet error={cuts.error} onRetry={() => void cuts.refetch()} />;
  if (cuts.data === undefined) return <BlockSkeleton height={240} />;
  if (cut === undefined) {
    return (
      <EmptyState quiet title={t('split.none')}>
        {t('split.noneText')}
      </EmptyState>
    );
  }

  async function split(pairs: Cut['pairs']): Promise<void> {
    const decided = pairs.map(pairOf);
    setBusy(true);
    try {
      const people = await decide.split(decided);
      onClose();
      offerUndo({
        message: t('split.done', { count: people.length, figure: format.number(people.length) }),
        undo: () => decide.takeBack(decided),
      });
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={classes.panel}>
      <Radio.Group
        label={t('split.where')}
        description={t('split.whereNote')}
        value={String(items.indexOf(cut))}
        onChange={(next) => setChosen(Number(next))}
      >
        <div className={classes.proposals}>
          {items.map((item, index) => (
            <Radio
              key={item.pairs.map(({ left, right }) => `${left.key} ${right.key}`).join()}
              value={String(index)}
              label={<Proposal cut={item} />}
              description={t('split.strength', {
                count: item.pairs.length,
                figure: format.number(item.pairs.length),
                strength: format.number(item.strength),
                one: format.number(item.parts[0]?.length ?? 0),
                other: format.number(item.parts[1]?.length ?? 0),
              })}
            />
          ))}
        </div>
      </Radio.Group>
      <CutList pairs={cut.pairs} />
      <ForeseenPeople decisions={{ apart: cut.pairs.map(pairOf) }} />
      <Group gap="xs">
        <Button loading={busy} disabled={!isForeseen} onClick={() => void split(cut.pairs)}>
          {t('split.do')}
        </Button>
        <Button variant="default" disabled={busy} onClick={onClose}>
          {t('action.cancel')}
        </Button>
      </Group>
    </div>
  );
}

/** “e-mail a@x.example from e-mail b@y.example”: what tells the two sides apart best. */
function Proposal({ cut }: { cut: Cut }) {
  const { t } = useTranslation('people');
  const [one = [], other = []] = cut.parts;
  const [left, right] = [byTelling(one)[0], byTelling(other)[0]];
  if (left === undefined || right === undefined) return null;
  return t('split.proposal', { one: nameIdentifier(left, t), other: nameIdentifier(right, t) });
}
