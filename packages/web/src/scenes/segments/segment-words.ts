import {
  accountFigures,
  consentChannels,
  type SegmentFault,
  type SegmentRule,
  type SegmentWindow,
  type ValueTest,
} from '@rondo/contract';
import type { TFunction } from 'i18next';
import type { Format } from '../../ui/format.ts';
import { addDays, readGroup } from './edit-rule.ts';

type Words = { t: TFunction<'segments'>; format: Format; nameOf(segment: string): string };

/** A rule as people would say it, for lists. Names and values stand as they are. */
export function sayRule(rule: SegmentRule, words: Words): string {
  const { t, format } = words;
  const group = readGroup(rule);
  if (group !== undefined) {
    if (group.rules.length === 0) return t('say.everybody');
    const parts = group.rules.map((part) =>
      readGroup(part) === undefined ? sayRule(part, words) : `(${sayRule(part, words)})`,
    );
    if (group.word === 'none') return t('say.none', { parts: parts.join(`, ${t('common:rule.or')} `) });
    return parts.join(` ${t(group.word === 'all' ? 'common:rule.and' : 'common:rule.or')} `);
  }
  switch (rule.kind) {
    case 'trait':
      return `${rule.trait} ${sayTest(rule.test, words)}`;
    case 'segment':
      return t('say.in', { name: words.nameOf(rule.segment) });
    case 'consent':
      return t('say.consent', { what: sayConsent(rule, t) });
    case 'account': {
      const whose = rule.where.map((one) => `${nameAccountField(one.field, t)} ${sayTest(one.test, words)}`);
      return whose.length === 0
        ? t('say.inAccount')
        : t('say.account', { whose: whose.join(` ${t('common:rule.and')} `) });
    }
    case 'customer': {
      const sides = (['recency', 'frequency', 'spend'] as const).flatMap((side) => {
        const fifths = rule[side].map((fifth) => t(`customer.fifths.${fifth}`));
        return fifths.length === 0
          ? []
          : [`${t(`customer.${side}`)} ${fifths.join(` ${t('common:rule.or')} `)}`];
      });
      return sides.length === 0 ? t('customer.are') : t('say.customer', { how: sides.join(', ') });
    }
    case 'touch':
      return t('say.touch', {
        by: [...rule.channels, ...rule.campaigns].join(` ${t('common:rule.or')} `) || t('anyChannel'),
        when: sayWindow(rule.window, words),
      }).trim();
    case 'event': {
      const name = rule.event === '' ? t(`anyOf.${rule.type}`) : rule.event;
      const { amount } = rule;
      const when = sayWindow(rule.window, words);
      const where = rule.where.map((one) => `${one.property} ${sayTest(one.test, words)}`).join(', ');
      const what = where === '' ? name : t('say.where', { name, where });
      if (amount.of === 'count' && amount.operator === 'exactly' && amount.value === 0)
        return t('say.didNot', { what, when }).trim();
      if (amount.of === 'count' && amount.operator === 'at-least' && amount.value === 1)
        return t('say.did', { what, when }).trim();
      const figure = format.number(amount.value);
      const often = `${t(`amounts.${amount.operator}`)} ${amount.of === 'count' ? t('say.times', { count: amount.value, figure }) : t('say.sum', { figure, property: amount.property })}`;
      return t('say.didOften', { what, often, when }).trim();
    }
    default:
      return t('say.not', { part: rule.kind === 'not' ? sayRule(rule.rule, words) : '' });
  }
}

/** What accounts add up to has a name in each language; a trait of theirs stands as it is called. */
export function nameAccountField(field: string, t: TFunction<'segments'>): string {
  const figure = accountFigures.find((one) => one === field);
  return figure === undefined ? field : t(`account.figures.${figure}`);
}

/** A purpose and its channel; a channel of later days stands as it is called. */
export function sayConsent(what: { purpose: string; channel: string }, t: TFunction<'segments'>): string {
  const channel = consentChannels.find((one) => one === what.channel);
  return t('consent.pair', {
    purpose: what.purpose,
    channel: channel === undefined ? what.channel : t(`consent.channels.${channel}`),
  });
}

export function sayTest(test: ValueTest, { t, format }: Words): string {
  switch (test.type) {
    case 'any':
      return t(`tests.${test.operator}`);
    case 'boolean':
      return t(test.value ? 'tests.true' : 'tests.false');
    case 'text':
      return `${t(`tests.${test.operator}`)} ${test.values.join(` ${t('common:rule.or')} `)}`;
    case 'number': {
      const value = format.number(test.value);
      return test.operator === 'between'
        ? t('say.between', { from: value, to: format.number(test.to ?? test.value) })
        : `${t(`tests.${test.operator}`)} ${value}`;
    }
    case 'time':
      if (test.operator === 'in-last' || test.operator === 'not-in-last') {
        return t(`say.${test.operator}`, { count: test.days ?? 0, figure: format.number(test.days ?? 0) });
      }
      if (test.operator === 'between')
        return t('say.between', {
          from: format.date(test.day ?? ''),
          to: format.date(addDays(test.to ?? '', -1)),
        });
      return `${t(`tests.${test.operator}`)} ${format.date(test.day ?? '')}`;
  }
}

export function sayWindow(window: SegmentWindow, { t, format }: Words): string {
  if (window.kind === 'ever') return '';
  if (window.kind === 'between')
    return t('say.during', { days: format.dateRange(window.from, addDays(window.to, -1)) });
  return t(`say.last.${window.unit}`, { count: window.count, figure: format.number(window.count) });
}

const KNOWN_FAULTS = new Set([
  'contradiction',
  'empty-group',
  'empty-range',
  'no-such-day',
  'missing-day',
  'missing-days',
  'missing-end',
  'not-whole',
  'impossible-count',
  'always-true',
  'never-seen',
  'type-differs',
  'unknown-segment',
  'unknown-purpose',
  'segment-cycle',
  'no-event',
  'bad-property',
  'unknown-field',
  'sum-without-property',
  'window-in-future',
  'too-many',
  'too-deep',
  'unknown-figure',
]);

export function sayFault(fault: SegmentFault, t: TFunction<'segments'>): string {
  return KNOWN_FAULTS.has(fault.code) ? t(`faults.${fault.code}`) : `${fault.message} ${fault.cure}`;
}
