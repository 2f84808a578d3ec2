import type { IdentifierKind } from '@rondo/contract';
import { holdsCard, isInCrm } from './people-files.ts';
import type { Company, Life } from './simulate-company.ts';

export type Identifier = readonly [kind: IdentifierKind, value: string];

/**
 * Every identifier under which a person may appear in what the company hands over: the true person ↔ identifier map.
 * Addresses are in lower case and numbers in E.164. A mistyped address is the person's too. A shared tablet's cookies
 * stand under both members of the household; junk values (`JUNK`) stand under nobody.
 */
export function listIdentifiers(company: Company, life: Life): Identifier[] {
  const { identity, year } = life;
  const { calendar } = company;
  const found: Identifier[] = [];
  const subscribed = year.nature.subscribedFrom < calendar.weeks;
  if (year.accountAt < calendar.to) found.push(['user_id', identity.customerNumber]);
  if (isInCrm(life) || subscribed || year.nature.known || year.orders.length > 0) {
    found.push(['email', identity.email], ['phone', identity.phone]);
    if (identity.workEmail !== null) found.push(['email', identity.workEmail]);
    const written = identity.crmEmail.toLowerCase();
    if (written !== identity.email) found.push(['email', written]);
  }
  if (isInCrm(life)) found.push(['crm_id', identity.crmId]);
  if (holdsCard(life) && identity.cardNumber !== null) found.push(['card_number', identity.cardNumber]);
  if (subscribed) found.push(['anonymous_id', identity.mailContactId]);
  for (const device of identity.devices) {
    found.push(['anonymous_id', device.ids[0]]);
    if (device.resetAt < calendar.to) found.push(['anonymous_id', device.ids[1]]);
  }
  return found;
}
