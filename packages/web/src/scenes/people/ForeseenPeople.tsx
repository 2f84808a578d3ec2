import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { type Decisions, type ForeseenPerson, type ForeseenSegment, foreseeQuery } from './decisions.ts';
import classes from './foreseen.module.css';
import { IdentifierChip } from './IdentifierChip.tsx';
import { byTelling } from './identifiers.ts';
import { isolate } from './person-words.ts';

const MOST_CHIPS = 6;

/** What a decision would do, before it is made: who would be whom, and which segments would count others. */
export function ForeseenPeople({ decisions }: { decisions: Decisions }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { data, error, refetch } = useQuery(foreseeQuery(decisions));
  if (error !== null) return <ErrorState quiet error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <BlockSkeleton height={160} />;
  const { before, after, segments } = data;
  if (after.length === 0) return <p className={classes.sentence}>{t('foreseen.nothing')}</p>;
  return (
    <div className={classes.foreseen}>
      <p className={classes.sentence}>
        {t('foreseen.sentence', {
          before: t('foreseen.people', { count: before.length, figure: format.number(before.length) }),
          after: t('foreseen.people', { count: after.length, figure: format.number(after.length) }),
        })}
      </p>
      <div className={classes.sides}>
        <People title={t('foreseen.now')} people={before} linked />
        <People title={t('foreseen.then')} people={after} />
      </div>
      <Segments segments={segments} />
    </div>
  );
}

function People({
  title,
  people,
  linked = false,
}: {
  title: string;
  people: ForeseenPerson[];
  linked?: boolean;
}) {
  const { t } = useTranslation('people');
  const format = useFormat();
  return (
    <section className={classes.side}>
      <Heading className={classes.sideTitle}>{title}</Heading>
      <ul className={classes.people}>
        {people.map((person) => {
          const identifiers = byTelling(person.identifiers);
          const more = identifiers.length - MOST_CHIPS;
          return (
            <li key={person.id} className={classes.person}>
              {identifiers.slice(0, MOST_CHIPS).map((identifier) => (
                <IdentifierChip key={identifier.key} identifier={identifier} />
              ))}
              <span className={classes.note}>
                {more > 0 && `${t('foreseen.more', { count: more, figure: format.number(more) })} · `}
                {t('foreseen.events', { count: person.events, figure: format.number(person.events) })}
                {linked && (
                  <>
                    {' · '}
                    <Link to={`/people/${person.id}`}>{t('foreseen.open')}</Link>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Segments({ segments }: { segments: ForeseenSegment[] }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  if (segments.length === 0) return <p className={classes.note}>{t('foreseen.noSegments')}</p>;
  return (
    <section className={classes.side}>
      <Heading className={classes.sideTitle}>{t('foreseen.segments')}</Heading>
      <ul className={classes.segments}>
        {segments.map(({ id, name, before, after }) => (
          <li key={id}>
            <Link to={`/segments/${id}`}>
              <bdi>{name}</bdi>
            </Link>{' '}
            {before.length === after.length
              ? t('foreseen.segmentSwaps', { count: after.length, figure: format.number(after.length) })
              : t('foreseen.segment', {
                  before: isolate(format.number(before.length)),
                  after: isolate(format.number(after.length)),
                })}
          </li>
        ))}
      </ul>
    </section>
  );
}
