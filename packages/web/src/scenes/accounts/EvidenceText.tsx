import { useTranslation } from 'react-i18next';
import classes from './accounts.module.css';
import type { Member } from './accounts-api.ts';

/** By what a membership is known, and from where. */
export function EvidenceText({ evidence }: { evidence: Member['evidence'] }) {
  const { t } = useTranslation('accounts');
  return (
    <span className={classes.evidence}>
      {evidence.map(({ rule, source, messageId }) => (
        <span key={`${rule} ${source} ${messageId}`}>
          {t(`evidence.${rule}`)}{' '}
          <bdi className={classes.second} dir="auto">
            {source}
          </bdi>
        </span>
      ))}
    </span>
  );
}
