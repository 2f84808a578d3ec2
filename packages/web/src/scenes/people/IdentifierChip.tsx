import { useTranslation } from 'react-i18next';
import classes from './people.module.css';
import type { Identifier } from './people-api.ts';
import { directionOfValue, kindName, shortValue } from './person-words.ts';

export function IdentifierChip({ identifier }: { identifier: Identifier }) {
  const { t } = useTranslation('people');
  return (
    <span className={classes.chip} title={identifier.value}>
      <span className={classes.chipKind}>{kindName(identifier.kind, t)}</span>
      <bdi dir={directionOfValue(identifier.value)}>{shortValue(identifier)}</bdi>
    </span>
  );
}
