import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { isolate, kindName, shortValue, tellTie } from '../people/person-words.ts';
import { type Answer, useAnswer } from './use-answer.ts';
import classes from './waiting.module.css';
import type { WaitingMerge, WaitingSide } from './waiting-api.ts';

/** Who the two are, what speaks for their being one person, and what stands against it. */
export function WaitingEvidence({ merge }: { merge: WaitingMerge }) {
  const { t } = useTranslation('identity');
  const { t: words } = useTranslation('people');
  const format = useFormat();
  const { left, right, origin, evidence, conflicts } = merge;
  return (
    <>
      <div className={classes.sides}>
        <Side side={left} />
        <Side side={right} />
      </div>
      <dl className={classes.reasons}>
        <div>
          <dt>{t('waiting.for')}</dt>
          <dd>
            {tellTie({ left: left.identifier, right: right.identifier, origin }, { t: words, format })}{' '}
            {evidence > 1 && t('waiting.evidence', { count: evidence, figure: format.number(evidence) })}
          </dd>
        </div>
        <div>
          <dt>{t('waiting.against')}</dt>
          <dd>
            {conflicts.length === 0 && t('waiting.noConflict')}
            {conflicts.map((conflict) => (
              <span key={conflict.kind} className={classes.conflict}>
                {t(conflict.limit === 1 ? 'waiting.unique' : 'waiting.limit', {
                  kind: kindName(conflict.kind, words),
                  limit: format.number(conflict.limit),
                  left: listOf(conflict.left),
                  right: listOf(conflict.right),
                })}
              </span>
            ))}
          </dd>
        </div>
      </dl>
    </>
  );

  function listOf(values: string[]): string {
    const shown = values.slice(0, 3).map(isolate);
    const more = values.length - shown.length;
    return more === 0 ? format.list(shown) : t('waiting.andMore', { list: shown.join(', '), count: more });
  }
}

function Side({ side }: { side: WaitingSide }) {
  const { t } = useTranslation('identity');
  const { t: words } = useTranslation('people');
  const format = useFormat();
  const person = useQuery({
    ...apiQuery('/api/people/{id}', { params: { path: { id: side.id } } }),
    staleTime: 60_000,
  });
  const isNamed = person.data !== undefined && !person.isPlaceholderData;
  const { name = '', email = '', phone = '' } = isNamed ? person.data : {};
  const numbers = [
    t('waiting.identifiers', { count: side.identifiers, figure: format.number(side.identifiers) }),
    t('waiting.events', { count: side.events, figure: format.number(side.events) }),
  ];
  return (
    <div className={classes.side}>
      <Link to={`/people/${side.id}`} search={{ tab: 'identity' } as never} className={classes.name}>
        <bdi>{isNamed ? name || email || phone || words('nameless') : shortValue(side.identifier)}</bdi>
      </Link>
      {email !== '' && name !== '' && (
        <bdi dir="ltr" className={classes.muted}>
          {email}
        </bdi>
      )}
      <span className={classes.muted}>{numbers.join(' · ')}</span>
      {side.firstSeen !== '' && (
        <span className={classes.muted}>
          {t('waiting.seen', { first: format.date(side.firstSeen), last: format.date(side.lastSeen) })}
        </span>
      )}
    </div>
  );
}

type AnswerButtonsProps = { merge: WaitingMerge; onDone?: () => void; main?: boolean };

export function AnswerButtons({ merge, onDone, main = false }: AnswerButtonsProps) {
  const { t } = useTranslation('identity');
  const { busy, answer } = useAnswer(merge, onDone);
  if (!useMay('people.write')) return null;
  const button = (given: Answer) => (
    <Button
      size={main ? 'sm' : 'xs'}
      variant="default"
      loading={busy === given}
      disabled={busy !== undefined && busy !== given}
      onClick={() => void answer(given)}
    >
      {t(`waiting.answer.${given}`)}
    </Button>
  );
  return (
    <Group gap="xs">
      {button('one')}
      {button('two')}
    </Group>
  );
}

export function WaitingCard({ merge, onOpen }: { merge: WaitingMerge; onOpen: () => void }) {
  const { t } = useTranslation('identity');
  return (
    <li className={classes.card}>
      <WaitingEvidence merge={merge} />
      <div className={classes.foot}>
        <AnswerButtons merge={merge} />
        <Button size="xs" variant="subtle" onClick={onOpen}>
          {t('waiting.look')}
        </Button>
      </div>
    </li>
  );
}
