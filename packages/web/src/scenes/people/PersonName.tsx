import { useTranslation } from 'react-i18next';
import classes from './people.module.css';
import type { PersonCard } from './people-api.ts';

/** A name with the address under it, or what stands in for a name. */
export function PersonName({ person }: { person: Pick<PersonCard, 'name' | 'email' | 'phone' | 'known'> }) {
  const { t } = useTranslation('people');
  const label = person.name || person.email || person.phone;
  const second = person.name ? person.email || person.phone : '';
  return (
    <span className={classes.name}>
      {label ? (
        <bdi>{label}</bdi>
      ) : (
        <span className={classes.nameless}>{person.known ? t('nameless') : t('anonymous')}</span>
      )}
      {second && (
        <bdi dir="ltr" className={classes.second}>
          {second}
        </bdi>
      )}
    </span>
  );
}
