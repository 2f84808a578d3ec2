import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { Section } from '../../ui/Page.tsx';
import classes from './data.module.css';

/** A small file of every kind, to see its columns or to try the import with. */
export function SampleFiles() {
  const { t } = useTranslation('imports');
  const kinds = useQuery({ ...apiQuery('/api/imports/kinds'), staleTime: Number.POSITIVE_INFINITY });
  return (
    <Section title={t('samplesTitle')} note={t('samplesNote')}>
      <ul className={classes.cards}>
        {kinds.data?.items.map(({ id }) => (
          <li key={id}>
            <a className={classes.cardLink} href={`/api/imports/samples/${id}`} download={`sample-${id}.csv`}>
              <strong>{t(`kind.${id}`)}</strong>
              <span className={classes.small}>{t(`kindNote.${id}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
