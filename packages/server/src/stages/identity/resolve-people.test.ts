import { describe, expect, it } from 'vitest';
import { identityKey } from '../../platform/identifiers/index.ts';
import { edgesOfEvent } from './edges-of-event.ts';
import { createIdentityRules } from './identity-rules.ts';
import { resolvePeople } from './resolve-people.ts';

const rules = createIdentityRules();
const identifier = (text: string) => {
  const [kind = '', value = ''] = text.split(':');
  return { kind, value, key: identityKey(kind, value) };
};

/** Events in the order of their time, each as `type kind:value …`; a function that says who is one person. */
function after(...events: string[]) {
  const edges = events.flatMap((line, at) => {
    const [type = '', ...identifiers] = line.split(' ');
    const event = {
      type,
      messageId: `m${at}`,
      timestamp: at,
      importId: '',
      identifiers: identifiers.map(identifier),
    };
    return edgesOfEvent(event, rules);
  });
  const { representative, refused } = resolvePeople(edges, rules);
  const personOf = (text: string) => representative.get(identifier(text).key) ?? identifier(text).key;
  return { same: (a: string, b: string) => personOf(a) === personOf(b), refused };
}

describe('who is one person', () => {
  it('keeps two logins apart that used one browser (PostHog, Mixpanel, Segment: shared devices)', () => {
    const people = after(
      'track anonymous_id:A',
      'track anonymous_id:A user_id:B',
      'track anonymous_id:A user_id:C',
    );
    expect(people.same('anonymous_id:A', 'user_id:B')).toBe(true);
    expect(people.same('user_id:B', 'user_id:C')).toBe(false);
    expect(people.refused[0]?.refusal).toEqual({ reason: 'limit', kind: 'user_id', limit: 1 });
  });

  it('lets the stronger identifier decide: the address of another stays with the other (Segment: priority)', () => {
    const people = after(
      'identify user_id:abc123 email:jane@example1.com',
      'identify user_id:abc456 email:jane@example1.com anonymous_id:a9',
    );
    expect(people.same('user_id:abc123', 'email:jane@example1.com')).toBe(true);
    expect(people.same('user_id:abc456', 'anonymous_id:a9')).toBe(true);
    expect(people.same('user_id:abc456', 'user_id:abc123')).toBe(false);
  });

  it('refuses a login into a browser that is another’s already (PostHog: identify safeguard)', () => {
    const people = after(
      'identify user_id:Alice anonymous_id:alice1',
      'identify user_id:Alice anonymous_id:alice2',
      'identify user_id:Bob anonymous_id:bob1',
      'identify user_id:Alice anonymous_id:bob1',
    );
    expect(people.same('anonymous_id:alice1', 'anonymous_id:alice2')).toBe(true);
    expect(people.same('user_id:Alice', 'user_id:Bob')).toBe(false);
  });

  it('joins two ids of a unique kind only where an alias names both', () => {
    const people = after(
      'track user_id:old email:a@x.se',
      'alias user_id:new user_id:old',
      'track user_id:third email:a@x.se',
    );
    expect(people.same('user_id:new', 'email:a@x.se')).toBe(true);
    expect(people.same('user_id:third', 'email:a@x.se')).toBe(false);
  });

  it('does not let a link that was passed on tie two visitors together', () => {
    const people = after(
      'track click_id:k1 anonymous_id:mine',
      'track click_id:k1 anonymous_id:friend',
      'identify user_id:u1 anonymous_id:mine click_id:k1',
    );
    expect(people.same('user_id:u1', 'click_id:k1')).toBe(true);
    expect(people.same('anonymous_id:mine', 'anonymous_id:friend')).toBe(false);
  });

  it('stops at the limit of a kind: a sixth address stays apart', () => {
    const people = after(...[1, 2, 3, 4, 5, 6].map((n) => `identify user_id:u email:m${n}@x.se`));
    expect(people.same('user_id:u', 'email:m5@x.se')).toBe(true);
    expect(people.same('user_id:u', 'email:m6@x.se')).toBe(false);
  });
});
