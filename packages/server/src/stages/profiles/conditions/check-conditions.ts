import type { SegmentFault, SegmentWindow, ValueTest } from '@rondo/contract';
import { isEventField } from './event-value-sql.ts';
import { type AsOf, isDay, resolveWindow } from './resolve-window.ts';

/** Told of each fault in a condition; `at` is a JSON pointer from the condition on. */
export type Say = (
  severity: SegmentFault['severity'],
  code: string,
  at: string,
  message: string,
  cure: string,
) => void;

export function checkTest(test: ValueTest, at: string, say: Say): void {
  if (test.type === 'number' && test.operator === 'between') {
    if (test.to === undefined)
      say('error', 'missing-end', `${at}/to`, '“Between” needs two numbers.', 'Fill in the second number.');
    else if (test.to < test.value)
      say(
        'error',
        'empty-range',
        `${at}/to`,
        `No number lies between ${test.value} and ${test.to}.`,
        'Put the smaller number first.',
      );
  }
  if (test.type !== 'time') return;
  if (test.operator === 'in-last' || test.operator === 'not-in-last') {
    if (test.days === undefined)
      say('error', 'missing-days', `${at}/days`, 'The number of days is missing.', 'Fill in how many days.');
    return;
  }
  checkDay(test.day, `${at}/day`, say);
  if (test.operator !== 'between') return;
  checkDay(test.to, `${at}/to`, say);
  if (test.day !== undefined && test.to !== undefined && test.to <= test.day) {
    say(
      'error',
      'empty-range',
      `${at}/to`,
      `No day lies from ${test.day} to before ${test.to}.`,
      'Put the earlier day first.',
    );
  }
}

function checkDay(day: string | undefined, at: string, say: Say): void {
  if (day === undefined) say('error', 'missing-day', at, 'The day is missing.', 'Choose a day.');
  else if (!isDay(day))
    say('error', 'no-such-day', at, `There is no day ${day}.`, 'Choose a day of the calendar.');
}

export function checkWindow(window: SegmentWindow, asOf: AsOf, say: Say): void {
  if (window.kind !== 'between') return;
  checkDay(window.from, '/window/from', say);
  checkDay(window.to, '/window/to', say);
  if (!isDay(window.from) || !isDay(window.to)) return;
  if (window.to <= window.from) {
    say(
      'error',
      'empty-range',
      '/window/to',
      `No day lies from ${window.from} to before ${window.to}.`,
      'Put the earlier day first.',
    );
  } else if ((resolveWindow(window, asOf).from ?? 0) > asOf.now.getTime()) {
    say(
      'warning',
      'window-in-future',
      '/window/from',
      'These days have not begun yet, so nothing has happened in them.',
      'Choose earlier days, or wait.',
    );
  }
}

export function checkProperty(property: string, at: string, say: Say): void {
  if (property.startsWith('$')) {
    if (!isEventField(property))
      say(
        'error',
        'unknown-field',
        at,
        `No event carries ${property}.`,
        'Choose one from the list, or write a property without “$”.',
      );
    return;
  }
  const parts = property.split('[].');
  if (
    parts.length > 2 ||
    parts.some((part) => part.split('.').some((name) => name.trim() === '') || part.includes('['))
  ) {
    say(
      'error',
      'bad-property',
      at,
      `“${property}” is not the name of a property.`,
      'Write it as name, object.name or list[].name.',
    );
  }
}
