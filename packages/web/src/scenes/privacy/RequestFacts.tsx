import type { PrivacyRequest } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { DueMark, StateMark } from './Marks.tsx';
import classes from './privacy.module.css';
import { namesQuery } from './privacy-api.ts';
import { nameSubject } from './privacy-words.ts';
import { isFinished } from './request-order.ts';

/** Whom it is about while that is known, and its dates. */
export function RequestFacts({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('who')}</dt>
        <dd>{request.person === null ? t('erased') : <Subject person={request.person} />}</dd>
      </div>
      <div>
        <dt>{t('stateLabel')}</dt>
        <dd>
          <StateMark state={request.state} />
        </dd>
      </div>
      <div>
        <dt>{isFinished(request) ? t('finished') : t('due.label')}</dt>
        <dd>
          {isFinished(request) ? (
            request.finishedAt && format.dateTime(request.finishedAt)
          ) : (
            <DueMark request={request} />
          )}
          {!isFinished(request) && request.extended && (
            <span className={classes.muted}> {t('due.extended')}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('received')}</dt>
        <dd>{format.date(request.receivedOn)}</dd>
      </div>
      <div>
        <dt>{t('enteredBy')}</dt>
        <dd>
          <bdi>{request.createdBy}</bdi>, {format.date(request.createdAt)}
        </dd>
      </div>
      {request.reason !== null && (
        <div>
          <dt>{t('refuse.reason')}</dt>
          <dd>
            <bdi>{request.reason}</bdi>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Subject({ person }: { person: string }) {
  const { t } = useTranslation('privacy');
  const { t: people } = useTranslation('people');
  const mayKnow = useMay('people.read');
  const names = useQuery({ ...namesQuery([person]), enabled: mayKnow });
  const known = names.data?.get(person);
  const asked = nameSubject(person, t, people);
  if (known === undefined) return <bdi>{asked}</bdi>;
  return (
    <>
      <Link to={`/people/${known.id}`} className={classes.link}>
        <bdi>{known.name || t('new.nameless')}</bdi>
      </Link>
      {person.includes(':') && (
        <>
          <br />
          <span className={classes.muted}>{t('askedAs', { subject: asked })}</span>
        </>
      )}
    </>
  );
}
