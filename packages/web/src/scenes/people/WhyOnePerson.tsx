import { Button, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { flag, oneOf, text } from '../../ui/view-codec.ts';
import { EdgeGraph } from './EdgeGraph.tsx';
import { IdentityPath } from './IdentityPath.tsx';
import { IdentityTree } from './IdentityTree.tsx';
import classes from './people.module.css';
import type { Identifier, Why } from './people-api.ts';
import { type Bond, bondId } from './person-graph.ts';
import { nameIdentifier, tellApart, tellTie } from './person-words.ts';
import { SplitPanel } from './SplitPanel.tsx';
import { TiePanel } from './TiePanel.tsx';

const ways = ['graph', 'list'] as const;
const view = { as: oneOf(ways, 'graph'), tie: text(), split: flag() };

type WhyOnePersonProps = { why: Why; own: readonly Identifier[] };

/** What ties a person's identifiers together, drawn or in words; each tie can be opened and taken back. */
export function WhyOnePerson({ why, own }: WhyOnePersonProps) {
  const { t } = useTranslation('people');
  const mayWrite = useMay('people.write');
  const [{ as, tie, split }, setView] = useViewState(view);
  const bonds: Bond[] = [
    ...why.ties.map((one) => ({ id: bondId(one), tie: one })),
    ...why.apart.map((one) => ({ id: bondId(one), apart: one })),
  ];
  const open = bonds.find(({ id }) => id === tie);
  const show = (bond: Bond): void => setView({ tie: bond.id });
  const canSplit = mayWrite && why.ties.length > 0;

  return (
    <>
      <Section
        title={t('identity.why')}
        note={t('identity.whyNote')}
        actions={
          bonds.length > 0 && (
            <>
              <SegmentedControl
                size="xs"
                aria-label={t('graph.as')}
                value={as}
                onChange={(next) => setView({ as: ways.find((way) => way === next) ?? 'graph' })}
                data={ways.map((way) => ({ value: way, label: t(`graph.way.${way}`) }))}
              />
              {canSplit && (
                <Button size="xs" variant="default" onClick={() => setView({ split: true })}>
                  {t('split.open')}
                </Button>
              )}
            </>
          )
        }
      >
        {why.ties.length === 0 && <p className={classes.plain}>{t('identity.onlyOne')}</p>}
        {bonds.length > 0 &&
          (as === 'graph' ? (
            <EdgeGraph why={why} own={own} open={open?.id ?? ''} onOpen={show} />
          ) : (
            <div className={classes.explained}>
              {why.ties.length > 0 && <IdentityPath ties={why.ties} />}
              <IdentityTree ties={why.ties} onOpen={(one) => show({ id: bondId(one), tie: one })} />
            </div>
          ))}
      </Section>
      {why.apart.length > 0 && (
        <Section title={t('identity.apart')} note={t('identity.apartNote')}>
          <ul className={classes.aparts}>
            {why.apart.map((apart) => (
              <ApartRow key={bondId(apart)} apart={apart} onOpen={() => setView({ tie: bondId(apart) })} />
            ))}
          </ul>
        </Section>
      )}
      <RowsDrawer
        opened={open !== undefined}
        onClose={() => setView({ tie: '' })}
        title={open !== undefined && 'apart' in open ? t('panel.titleApart') : t('panel.title')}
      >
        {open !== undefined && (
          <TiePanel key={open.id} person={why.id} bond={open} onClose={() => setView({ tie: '' })} />
        )}
      </RowsDrawer>
      <RowsDrawer
        opened={split && canSplit}
        onClose={() => setView({ split: false })}
        title={t('split.title')}
        sentence={t('split.sentence')}
      >
        <SplitPanel person={why.id} onClose={() => setView({ split: false })} />
      </RowsDrawer>
    </>
  );
}

function ApartRow({ apart, onOpen }: { apart: Why['apart'][number]; onOpen: () => void }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (
    <li className={classes.apart}>
      <p>{tellTie(apart, { t, format })}</p>
      <p className={classes.second}>{tellApart(apart, { t, format })}</p>
      <p className={classes.links}>
        <button
          type="button"
          className={classes.linkButton}
          title={t('panel.openApart', {
            one: nameIdentifier(apart.left, t),
            other: nameIdentifier(apart.right, t),
          })}
          onClick={onOpen}
        >
          {t('panel.decide')}
        </button>
      </p>
    </li>
  );
}
