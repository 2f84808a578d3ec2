import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { kindName } from '../people/person-words.ts';
import { columnName, levelOf } from './suggestion-words.ts';
import classes from './suggestions.module.css';
import type { Side, Suggestion } from './suggestions-api.ts';
import { Waterfall } from './Waterfall.tsx';

/** What somebody is called here: the name, else the address, else the identifier itself. */
export function nameOfSide({ fields, identifier }: Side): string {
  const value = (column: string): string => fields.find((field) => field.column === column)?.value ?? '';
  const name = [value('given_name'), value('surname')].filter((part) => part !== '').join(' ');
  return name || value('company') || value('email') || value('phone') || identifier.value;
}

const LATIN_COLUMNS = new Set(['email', 'phone', 'birth_date', 'postcode', 'national_id']);

/** Both people beside one another, field by field, and why they may be one. */
export function SuggestedPair({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useTranslation('suggestions');
  const { t: words } = useTranslation('people');
  const format = useFormat();
  const { left, right, steps, vetoes, fits } = suggestion;
  const columns = steps.map((step) => step.column);
  const rows = [...left.fields, ...right.fields]
    .map(({ column }) => column)
    .filter((column, i, all) => all.indexOf(column) === i)
    .sort((a, b) => columns.indexOf(a) - columns.indexOf(b));
  const cellOf = (side: Side, column: string): string =>
    side.fields.find((field) => field.column === column)?.value ?? '';
  const levels = new Map(steps.map((step) => [step.column, levelOf(step)]));

  return (
    <div className={classes.pair}>
      <table className={classes.sides}>
        <caption className={classes.caption}>{t('both')}</caption>
        <thead>
          <tr>
            <td />
            {[left, right].map((side, i) => (
              <th key={i === 0 ? 'left' : 'right'} scope="col">
                <Link to={`/people/${side.person}`} className={classes.person}>
                  <bdi>{nameOfSide(side)}</bdi>
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((column) => (
            <tr key={column} data-level={levels.get(column)}>
              <th scope="row">{columnName(column, t)}</th>
              {[left, right].map((side, i) => (
                <td key={i === 0 ? 'left' : 'right'}>
                  <bdi dir={LATIN_COLUMNS.has(column) ? 'ltr' : 'auto'}>{cellOf(side, column) || '–'}</bdi>
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('knownBy')}</th>
            {[left, right].map((side, i) => (
              <td key={i === 0 ? 'left' : 'right'}>
                {kindName(side.identifier.kind, words)} <bdi dir="ltr">{side.identifier.value}</bdi>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {vetoes.map(({ kind, limit }) => (
        <p key={kind} className={classes.veto}>
          {t(limit === 1 ? 'vetoUnique' : 'vetoLimit', {
            kind: kindName(kind, words),
            limit: format.number(limit),
          })}
        </p>
      ))}
      {!fits && vetoes.length === 0 && <p className={classes.veto}>{t('doesNotFit')}</p>}
      <Waterfall suggestion={suggestion} />
    </div>
  );
}
