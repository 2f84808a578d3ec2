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
