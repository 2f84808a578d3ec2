import type { ComputedTraitInput } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LiveCount } from '../../ui/builder/RuleSentence.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { directionOfValue } from '../people/person-words.ts';
import { sayValue, useTraitWords } from './trait-words.ts';
import own from './traits.module.css';
import { previewQuery } from './traits-api.ts';

const NOTHING: ComputedTraitInput = { name: 'preview', aggregation: 'count', type: 'track', event: '' };

/** What the sentence gives on the people as they are now: how many have it, how it is spread, and some of them. */
export function TraitPreviewPanel({
  input,
  waiting,
}: {
  input: ComputedTraitInput | undefined;
  waiting: boolean;
}) {
  const { t, format } = useTraitWords();
  const preview = useQuery({ ...previewQuery(input ?? NOTHING), enabled: input !== undefined });
  const data = input === undefined ? undefined : preview.data;
  const show = (value: string) =>
    data?.holds === 'number'
      ? format.number(Number(value))
      : data?.holds === 'time'
        ? format.dateTime(value)
        : sayValue(value, data?.holds ?? 'text', format);
  if (input === undefined) return <p className={own.note}>{t('unfinished')}</p>;
  return (
    <>
      <LiveCount
        noun={t('haveIt', { count: data?.withValue ?? 0 })}
        count={data?.withValue}
        total={data?.people}
        counting={preview.isFetching || waiting}
        {...(preview.error
          ? { error: <ErrorState quiet error={preview.error} onRetry={() => void preview.refetch()} /> }
          : {})}
      />
      {data && data.least !== null && data.median !== null && data.most !== null && (
        <dl className={own.figures}>
          {(['least', 'median', 'most'] as const).map((name) => (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd>
                <bdi>{format.number(data[name] ?? 0)}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {data && data.holds !== 'time' && data.common.length > 0 && (
        <div>
          <Heading>{t('common')}</Heading>
          <ul className={own.common}>
            {data.common.map((one) => (
              <li key={one.value}>
                <bdi dir={directionOfValue(one.value)}>{show(one.value)}</bdi>
                <span className={own.note}>
                  {t('peopleWith', { count: one.people, figure: format.number(one.people) })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {data && data.examples.length > 0 && (
        <div>
          <Heading>{t('examples')}</Heading>
          <ul className={own.common}>
            {data.examples.map((one) => (
              <li key={one.person}>
                <Link to={`/people/${one.person}`}>
                  <bdi>{one.name === '' ? t('nameless') : one.name}</bdi>
                </Link>
                <bdi dir={directionOfValue(one.value)}>{show(one.value)}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
