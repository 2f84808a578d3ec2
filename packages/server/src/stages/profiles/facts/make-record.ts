import type { Profile, ProfileInclude, ProfileRecord, ProfileTrait } from '@rondo/contract';
import type { ProfilePart } from '../read-profile.ts';

/** What has to be put together for a record that holds this. */
export function partsOf(include: readonly ProfileInclude[]): ProfilePart[] {
  const parts: ProfilePart[] = [];
  if (include.includes('traits') || include.includes('history')) parts.push('traits');
  if (include.includes('identifiers')) parts.push('identifiers');
  if (include.includes('activity')) parts.push('activity');
  return parts;
}

export function recordOf(profile: Profile, include: readonly ProfileInclude[]): ProfileRecord {
  const { id, name, email, phone, known, firstSeen, lastSeen } = profile;
  const { events, orders, refunds, revenue, otherCurrencies } = profile;
  const { channels, sources, eventNames, traits, identifierList } = profile;
  return {
    id,
    name,
    email,
    phone,
    known,
    firstSeen,
    lastSeen,
    ...(include.includes('traits')
      ? { traits: Object.fromEntries(traits.map((trait) => [trait.name, typedValue(trait)])) }
      : {}),
    ...(include.includes('identifiers') ? { identifiers: identifierList } : {}),
    ...(include.includes('figures')
      ? { figures: { events, orders, refunds, revenue, otherCurrencies } }
      : {}),
    ...(include.includes('activity') ? { activity: { channels, sources, eventNames } } : {}),
    ...(include.includes('history') ? { history: traits } : {}),
  };
}

/** Traits are kept as text; a machine wants what was sent. */
function typedValue({ type, value }: Pick<ProfileTrait, 'type' | 'value'>): unknown {
  if (type === 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
