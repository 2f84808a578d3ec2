import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { CutList } from './CutList.tsx';
import { cutsQuery, pairOf, useDecide, useIsForeseen } from './decisions.ts';
import { ForeseenPeople } from './ForeseenPeople.tsx';
import type { Apart, Tie } from './people-api.ts';
import type { Bond } from './person-graph.ts';
import { isolate, tellApart, tellTie } from './person-words.ts';
import classes from './tie-panel.module.css';

type TiePanelProps = { person: string; bond: Bond; onClose: () => void };

/** One tie: in which event it was seen, by which rule it holds, and what can be said against it. */
export function TiePanel({ person, bond, onClose }: TiePanelProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const mayWrite = useMay('people.write');
  if ('apart' in bond) {
    return (
      <div className={classes.panel}>
        <p className={classes.told}>{tellTie(bond.apart, { t, format })}</p>
        <p className={classes.told}>{tellApart(bond.apart, { t, format })}</p>
        <Origin origin={bond.apart.origin} />
        <Link to={`/people/${bond.apart.other}`}>{t('identity.openOther')}</Link>
        <AgainstApart apart={bond.apart} mayWrite={mayWrite} onClose={onClose} />
      </div>
    );
  }
  const { tie } = bond;
  return (
    <div className={classes.panel}>
      <p className={classes.told}>{tellTie(tie, { t, format })}</p>
      <Origin origin={tie.origin}>
        <Fact name={t('panel.rule')}>{t(`panel.rules.${tie.rule}`)}</Fact>
        <Fact name={t('panel.evidence')}>
          {t('panel.pieces', { count: tie.evidence, figure: format.number(tie.evidence) })}
        </Fact>
      </Origin>
      {mayWrite &&
        (tie.rule === 'manual' ? (
          <TakeBack tie={tie} onClose={onClose} />
        ) : (
          <AgainstTie person={person} tie={tie} onClose={onClose} />
        ))}
    </div>
  );
}

function Origin({ origin, children }: { origin: Tie['origin']; children?: ReactNode }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (
    <dl className={classes.facts}>
      {origin.event !== '' && (
        <Fact name={t('panel.event')}>
          <bdi>{origin.event}</bdi>
        </Fact>
      )}
      {origin.event === '' && origin.type !== '' && (
        <Fact name={t('panel.event')}>{t(`panel.call.${origin.type}`)}</Fact>
      )}
      <Fact name={t('panel.at')}>{format.dateTime(origin.at)}</Fact>
      {origin.source !== '' && (
        <Fact name={t('source')}>
          <bdi>{origin.source}</bdi>
        </Fact>
      )}
      {children}
      {origin.importId === '' ? (
        origin.messageId !== '' && (
          <Fact name={t('timeline.messageId')}>
            <code dir="ltr">{origin.messageId}</code>
          </Fact>
        )
      ) : (
        <Fact name={t('timeline.import')}>
          <Link to={`/data/imports/${origin.importId}`}>{t('panel.openImport')}</Link>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** To part the two it may not be enough to give up their own tie: others may hold them together as well. */
function AgainstTie({ person, tie, onClose }: { person: string; tie: Tie; onClose: () => void }) {
  const { t } = useTranslation('people');
  const decide = useDecide();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const cuts = useQuery({ ...cutsQuery(person, pairOf(tie)), enabled: asked });
  const cut = cuts.data?.items[0];
  const isForeseen = useIsForeseen({ apart: cut?.pairs.map(pairOf) ?? [] }, cut !== undefined);

  async function part(): Promise<void> {
    if (cut === undefined) return;
    const pairs = cut.pairs.map(pairOf);
    setBusy(true);
    try {
      await decide.split(pairs);
      onClose();
      offerUndo({ message: t('identity.separated'), undo: () => decide.takeBack(pairs) });
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
    }
  }

  if (!asked) {
    return (
      <Group>
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('panel.two')}
        </Button>
      </Group>
    );
  }
  if (cuts.error !== null) return <ErrorState quiet error={cuts.error} onRetry={() => void cuts.refetch()} />;
  if (cuts.data === undefined) return <BlockSkeleton height={160} />;
  if (cut === undefined) return <p className={classes.told}>{t('panel.noCut')}</p>;
  return (
    <>
      {cut.pairs.length > 1 && <CutList pairs={cut.pairs} />}
      <ForeseenPeople decisions={{ apart: cut.pairs.map(pairOf) }} />
      <Group gap="xs">
        <Button loading={busy} disabled={!isForeseen} onClick={() => void part()}>
          {t('panel.part')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => setAsked(false)}>
          {t('action.cancel')}
        </Button>
      </Group>
    </>
  );
}

function TakeBack({ tie, onClose }: { tie: Tie; onClose: () => void }) {
  const { t } = useTranslation('people');
  const decide = useDecide();
  const pair = pairOf(tie);
  const takeBack = async (): Promise<void> => {
    try {
      await decide.takeBack([pair]);
      onClose();
      offerUndo({ message: t('panel.takenBack'), undo: () => decide.join(pair) });
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Group>
      <Button variant="default" onClick={() => void takeBack()}>
        {t('panel.takeBack')}
      </Button>
    </Group>
  );
}

/** What can be said against keeping two apart: by whom it was decided, or which rule stands in the way. */
function AgainstApart({
  apart,
  mayWrite,
  onClose,
}: {
  apart: Apart;
  mayWrite: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('people');
  const decide = useDecide();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const pair = pairOf(apart);
  const isForeseen = useIsForeseen({ together: [pair] }, asked);

  async function run(
    work: () => Promise<unknown>,
    message: string,
    undo: () => Promise<unknown>,
  ): Promise<void> {
    setBusy(true);
    try {
      await work();
      onClose();
      offerUndo({ message, undo });
    } catch (error) {
      showError(error);
    } finally {
      setBusy(false);
    }
  }

  if (apart.reason === 'blocked' || apart.reason === 'junk') {
    return (
      <p className={classes.told}>
        <Link to="/people/set-aside">{t('panel.openAside', { name: isolate(t('nav.setAside')) })}</Link>
      </p>
    );
  }
  if (!mayWrite) return null;
  if (apart.reason === 'by-hand') {
    const reunite = () =>
      run(
        () => decide.takeBack([pair]),
        t('identity.reunited'),
        () => decide.split([pair]),
      );
    return (
      <Group>
        <Button variant="default" loading={busy} onClick={() => void reunite()}>
          {t('identity.reunite')}
        </Button>
      </Group>
    );
  }
  if (!asked) {
    return (
      <Group>
        <Button variant="default" onClick={() => setAsked(true)}>
          {t('panel.one')}
        </Button>
      </Group>
    );
  }
  const join = () =>
    run(
      () => decide.join(pair),
      t('panel.joined'),
      () => decide.takeBack([pair]),
    );
  return (
    <>
      <ForeseenPeople decisions={{ together: [pair] }} />
      <Group gap="xs">
        <Button loading={busy} disabled={!isForeseen} onClick={() => void join()}>
          {t('panel.join')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => setAsked(false)}>
          {t('action.cancel')}
        </Button>
      </Group>
    </>
  );
}
