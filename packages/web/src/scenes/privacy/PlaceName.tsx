import { useTranslation } from 'react-i18next';
import classes from './privacy.module.css';
import { namePlace } from './privacy-words.ts';

/** A table by its name for people, with its code under it for those who look it up. */
export function PlaceName({ place }: { place: string }) {
  const { t } = useTranslation('privacy');
  const { t: people } = useTranslation('people');
  const name = namePlace(place, t, people);
  if (place.includes(' ')) return <span>{name}</span>;
  return (
    <span className={classes.place}>
      {name !== place && <span>{name}</span>}
      <code dir="ltr" className={name === place ? undefined : classes.code}>
        {place}
      </code>
    </span>
  );
}
