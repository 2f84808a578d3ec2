import type { TFunction } from 'i18next';
import type { Format } from '../../ui/format.ts';
import type { Apart, Identifier, Tie } from './people-api.ts';

const knownKinds = new Set([
  'user_id',
  'crm_id',
  'customer_number',
  'email',
  'phone',
  'card_number',
  'device_id',
  'anonymous_id',
  'click_id',
]);
const machineMade = new Set(['anonymous_id', 'device_id', 'click_id']);
const longest = { machineMade: 24, other: 60 };

/** Codes, addresses and numbers run left to right, a leading plus included; what holds Hebrew decides for itself. */
export function directionOfValue(value: string): 'ltr' | 'auto' {
  return /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(value) ? 'auto' : 'ltr';
}

/** A value keeps its own direction inside a sentence of either direction. */
export function isolate(text: string): string {
  return `${directionOfValue(text) === 'ltr' ? '\u2066' : '\u2068'}${text}\u2069`;
}

export function kindName(kind: string, t: TFunction): string {
  return knownKinds.has(kind) ? t(`kind.${kind}`) : kind.replaceAll('_', ' ');
}

/** Cookies are long and say nothing: their beginning and end tell them apart. What people know by heart stays whole. */
export function shortValue({ kind, value }: Pick<Identifier, 'kind' | 'value'>): string {
  const most = machineMade.has(kind) ? longest.machineMade : longest.other;
  return value.length <= most ? value : `${value.slice(0, most - 12)}…${value.slice(-8)}`;
}

/** “e-mail anna@example.com” */
export function nameIdentifier(identifier: Identifier, t: TFunction): string {
  return t('identifier', {
    kind: kindName(identifier.kind, t),
    value: isolate(shortValue(identifier)),
  });
}

type Words = { t: TFunction; format: Format };

/** In which event two identifiers came together, as a sentence. */
export function tellTie(
  tie: Pick<Tie, 'left' | 'right' | 'origin'> & { rule?: Tie['rule'] },
  { t, format }: Words,
): string {
  const { origin } = tie;
  const words = {
    left: nameIdentifier(tie.left, t),
    right: nameIdentifier(tie.right, t),
    date: format.date(origin.at),
    source: isolate(origin.source),
    event: isolate(origin.event),
  };
  if (tie.rule !== undefined && tie.rule !== 'event') return t(`tie.${tie.rule}`, words);
  if (origin.importId !== '') return t('tie.import', words);
  if (origin.event !== '') return t('tie.track', words);
  return t(origin.type === 'identify' ? 'tie.identify' : 'tie.other', words);
}

/** Why somebody else who shares an identifier is somebody else. */
export function tellApart(apart: Apart, { t, format }: Words): string {
  const kind = kindName(apart.kind ?? apart.left.kind, t);
  if (apart.reason === 'by-hand') {
    return t('apart.byHand', {
      name: isolate(apart.decidedBy ?? ''),
      date: format.date(apart.decidedAt ?? ''),
    });
  }
  if (apart.reason === 'limit') {
    return apart.limit === 1
      ? t('apart.unique', { kind })
      : t('apart.limit', { kind, limit: format.number(apart.limit) });
  }
  const words = { blocked: 'apart.blocked', junk: 'apart.junk', 'no-bridge': 'apart.noBridge' } as const;
  return t(words[apart.reason], { kind });
}
