import { consentChannels, legalBases } from '@rondo/contract';
import { type IdentifierFault, identifierFaults } from '../../../platform/identifiers/index.ts';

type Words = { message: string; cure: string };

const words: Readonly<Record<string, (field: string) => Words>> = {
  missing: (field) => ({
    message: `“${field}” is empty, and a row needs it`,
    cure: 'Fill it in, or map another column to it.',
  }),
  'not-a-number': (field) => ({
    message: `“${field}” is not a number`,
    cure: 'Write digits only, or say whether decimals have a point or a comma.',
  }),
  'not-a-whole-number': (field) => ({
    message: `“${field}” is not a whole number`,
    cure: 'Write it without decimals.',
  }),
  'not-a-time': (field) => ({
    message: `“${field}” is not a time that exists, as times are written in this file`,
    cure: 'Choose another time format, or mend the value. The last row of a report often holds totals and no date: that is right to leave out.',
  }),
  'not-yes-or-no': (field) => ({
    message: `“${field}” is neither yes nor no`,
    cure: 'Write yes or no, true or false, 1 or 0.',
  }),
  'not-a-currency': (field) => ({
    message: `“${field}” is not a currency code`,
    cure: 'Write three letters, such as SEK.',
  }),
  'unknown-value': (field) => ({
    message: `“${field}” is a word that Rondo does not know`,
    cure: 'Write one of the words that the guide lists for this field.',
  }),
  'unknown-purpose': (field) => ({
    message: `“${field}” is no purpose of this workspace`,
    cure: 'Write a purpose as Settings → Consent names it, such as marketing, or add it there first.',
  }),
  'unknown-channel': (field) => ({
    message: `“${field}” is no channel of consent`,
    cure: `Write one of ${consentChannels.join(', ')}.`,
  }),
  'unknown-answer': (field) => ({
    message: `“${field}” says neither yes nor no`,
    cure: 'Write granted, confirmed, pending or withdrawn; yes and no are understood, too.',
  }),
  'unknown-legal-basis': (field) => ({
    message: `“${field}” is no ground under Article 6 of the GDPR`,
    cure: `Write one of ${legalBases.join(', ')}.`,
  }),
  'channel-not-asked': (field) => ({
    message: `“${field}” is not asked for this purpose`,
    cure: 'Write a channel that Settings → Consent lists under the purpose, or add it there first.',
  }),
  'permission-for-all': (field) => ({
    message: `“${field}” may only be “all” in a withdrawal`,
    cure: 'Write one row for each purpose and channel that the person agreed to.',
  }),
  'permission-without-time': (field) => ({
    message: `“${field}” is missing: a permission proves nothing without the time at which it was given`,
    cure: 'Fill in when the person agreed; a withdrawal may do without.',
  }),
  'in-the-future': (field) => ({
    message: `“${field}” has not come yet`,
    cure: 'Mend the time, or choose another time format or time zone.',
  }),
  expired: (field) => ({
    message: `“${field}” has passed: what was bought may no longer be used`,
    cure: 'Leave the row out, or give the time until which the supplier lets you use it.',
  }),
  'too-many-columns': () => ({
    message: 'The row has more columns than the others',
    cure: 'Put quotation marks around values that hold the delimiter.',
  }),
  'not-json': () => ({
    message: 'The line is not a JSON object',
    cure: 'Write one whole object on each line.',
  }),
  'no-person': () => ({
    message: 'No column of the row says whom it is about',
    cure: 'Fill in an id, an e-mail address or a phone number, or map the column that has it.',
  }),
};

/** A reason in words, with what to do about it. */
export function describeReject(reason: string, field: string): Words {
  const known = words[reason];
  if (known !== undefined) return known(field);
  const fault = isIdentifierFault(reason) ? identifierFaults[reason] : undefined;
  return fault === undefined
    ? { message: `“${field}” cannot be read`, cure: 'Mend the value.' }
    : { message: `“${field}” ${fault.message}`, cure: fault.cure };
}

function isIdentifierFault(reason: string): reason is IdentifierFault {
  return reason in identifierFaults;
}
