import type { ComputedTraitInput, TraitAggregation } from '@rondo/contract';
import { RondoError } from '../../../platform/error.ts';
import { checkProperty, checkTest, checkWindow, type Say } from '../conditions/check-conditions.ts';
import type { AsOf } from '../conditions/resolve-window.ts';

const NEEDS_PROPERTY: readonly TraitAggregation[] = [
  'sum',
  'average',
  'min',
  'max',
  'most-frequent',
  'unique-count',
  'unique-list',
];
const MAY_HAVE_PROPERTY: readonly TraitAggregation[] = [...NEEDS_PROPERTY, 'first', 'last'];
/** Those that take each item of a list by itself. */
const MAY_HAVE_LIST: readonly TraitAggregation[] = ['sum', 'most-frequent', 'unique-count', 'unique-list'];

/** Throws the first thing in a definition that cannot be computed, naming its field and the cure. */
export function checkTrait(input: ComputedTraitInput, asOf: AsOf): void {
  const { aggregation, property, where = [], window } = input;
  if (input.type === 'track' && input.event.trim() === '') {
    throw new RondoError({
      code: 'no-event',
      field: '/event',
      message: 'The event is missing.',
      cure: 'Choose an event.',
    });
  }
  if (property === undefined) {
    if (NEEDS_PROPERTY.includes(aggregation))
      throw new RondoError({
        code: 'no-property',
        field: '/property',
        message: `“${aggregation}” is of a property, and none is named.`,
        cure: 'Name one, such as revenue.',
      });
  } else if (!MAY_HAVE_PROPERTY.includes(aggregation)) {
    throw new RondoError({
      code: 'needless-property',
      field: '/property',
      message: `“${aggregation}” is of the event itself, so it takes no property.`,
      cure: 'Leave the property out.',
    });
  } else if (property.includes('[].') && !MAY_HAVE_LIST.includes(aggregation)) {
    throw new RondoError({
      code: 'list-property',
      field: '/property',
      message: `“${aggregation}” needs one value an event, and “${property}” is a list.`,
      cure: `Choose one of ${MAY_HAVE_LIST.join(', ')}, or a property with one value.`,
    });
  }
  const say =
    (under: string): Say =>
    (severity, code, at, message, cure) => {
      if (severity === 'error') throw new RondoError({ code, field: `${under}${at}`, message, cure });
    };
  if (property !== undefined) checkProperty(property, '/property', say(''));
  for (const [index, condition] of where.entries()) {
    checkProperty(condition.property, '/property', say(`/where/${index}`));
    checkTest(condition.test, '/test', say(`/where/${index}`));
  }
  if (window !== undefined) checkWindow(window, asOf, say(''));
}
