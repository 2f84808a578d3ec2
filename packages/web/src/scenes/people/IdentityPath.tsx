import { Select } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat, useViewState } from '../../shell/hooks.ts';
import { text } from '../../ui/view-codec.ts';
import { IdentifierChip } from './IdentifierChip.tsx';
import { buildTree, pathBetween, stationsOf } from './identity-tree.ts';
import classes from './people.module.css';
import type { Identifier, Tie } from './people-api.ts';
import { nameIdentifier, tellTie } from './person-words.ts';

const view = { one: text(), other: text() };

/** How two identifiers of a person hang together: step by step, each with the event behind it. */
export function IdentityPath({ ties }: { ties: Tie[] }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [{ one, other }, setView] = useViewState(view);
  const identifiers = new Map<string, Identifier>();
  for (const tie of ties) for (const end of [tie.left, tie.right]) identifiers.set(end.key, end);
  const all = [...identifiers.values()];
  // Unless chosen, from one end of the tree to another: the way between them passes what holds them together.
  const root = buildTree(ties)?.identifier;
  const ends = all.filter((identifier) => identifier.key !== root?.key);
  const from = identifiers.get(one) ?? ends[0];
  const to = identifiers.get(other) ?? all.findLast((identifier) => identifier.key !== from?.key);
  if (from === undefined || to === undefined) return null;

  const path = pathBetween(ties, from.key, to.key);
  const stations = stationsOf(path, from.key);
  const options = all.map((identifier) => ({
    value: identifier.key,
    label: nameIdentifier(identifier, t),
  }));
  return (
    <div className={classes.path}>
      <div className={classes.filters}>
        <Select
          size="xs"
          label={t('path.one')}
          allowDeselect={false}
          value={from.key}
          data={options}
          onChange={(next) => setView({ one: next ?? '' }, { replace: true })}
        />
        <Select
          size="xs"
          label={t('path.other')}
          allowDeselect={false}
          value={to.key}
          data={options}
          onChange={(next) => setView({ other: next ?? '' }, { replace: true })}
        />
      </div>
      <p className={classes.plain}>
        {from.key === to.key
          ? t('path.same')
          : t('path.sentence', {
              one: nameIdentifier(from, t),
              other: nameIdentifier(to, t),
              count: path.length,
              figure: format.number(path.length),
            })}
      </p>
      <ol className={classes.stations}>
        {stations.map((station, index) => {
          const tie = path[index];
          return (
            <li key={station.key}>
              <IdentifierChip identifier={station} />
              {tie !== undefined && (
                <span className={classes.step}>
                  <IconArrowDown size={16} stroke={1.75} aria-hidden />
                  <span>{tellTie(tie, { t, format })}</span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
