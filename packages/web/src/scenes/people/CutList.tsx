import { IconCut } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { IdentifierChip } from './IdentifierChip.tsx';
import type { Cut } from './people-api.ts';
import classes from './tie-panel.module.css';

/** The ties that are given up to part two people. */
export function CutList({ pairs }: { pairs: Cut['pairs'] }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (
    <div className={classes.cuts}>
      <p className={classes.told}>
        {t('split.givenUp', { count: pairs.length, figure: format.number(pairs.length) })}
      </p>
      <ul>
        {pairs.map(({ left, right }) => (
          <li key={`${left.key} ${right.key}`}>
            <IdentifierChip identifier={left} />
            <IconCut size={15} stroke={1.75} aria-hidden />
            <IdentifierChip identifier={right} />
          </li>
        ))}
      </ul>
    </div>
  );
}
