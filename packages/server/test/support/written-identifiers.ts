/** kind, value, and a text in which it stands. */
export const NAMED: readonly (readonly [kind: string, value: string, text: string])[] = [
  ['email', 'alice@example.com', 'to Alice@Example.com, please'],
  ['email', 'alice@example.com', '{"email":"alice@example.com"}'],
  ['email', 'alice@example.com', '/welcome?mail=alice%40example.com&x=1'],
  ['email', 'alice@example.com', 'Write to alice@example.com.'],
  ['email', 'al.ice@gmail.com', 'alice+shop@googlemail.com'],
  ['email', 'alice@example.com', 'ff8d9819fc0e12bf0d24892e45987e249a28dce836a85cad60e28eaaa8c6d976'],
  ['email', 'alice@example.com', JSON.stringify({ note: 'Hi,\nalice@example.com' })],
  ['email', 'alice@example.com', '"\\u003calice@example.com\\u003e"'],
  ['email', 'alice@example.com', '/sign-in?next=%2Fprofile%3Fmail%3Dalice%40example.com'],
  ['email', 'alice@example.com', '?next=%252Fprofile%253Fmail%253Dalice%2540example.com'],
  ['email', 'alice+news@example.com', '?mail=alice%2Bnews%40example.com'],
  ['email', 'åsa@exempel.se', '/x?mail=%C3%A5sa%40exempel.se'],
  ['email', 'åsa@exempel.se', '{"mail":"\\u00e5sa@exempel.se"}'],
  ['email', 'åsa@exempel.se', `${'åsa'.normalize('NFD')}@exempel.se`],
  ['email', 'asa@xn--xempel-9ua.se', 'Skriv till asa@éxempel.se!'],
  ['phone', '+46701740605', '070-174 06 05'],
  ['phone', '+46701740605', 'tel%3A070%20174%2006%2005'],
  ['phone', '+46701740605', '070\u00a0174\u00a006\u201105'],
  ['phone', '+46701740605', 'tel:+46 (0)70 174 06 05'],
  ['phone', '+46701740605', '0046701740605'],
  ['phone', '+46701740605', '"701740605"'],
  ['customer_number', 'C-100123', 'customer C-100123 called'],
  ['anonymous_id', '6f1c1d1e-3b1a-4d36-9d6f-0b7a1c2d3e4f', 'click-6f1c1d1e-3b1a-4d36-9d6f-0b7a1c2d3e4f'],
];

/** The same, of texts in which another one stands. */
export const NOT_NAMED: typeof NAMED = [
  ['email', 'alice@example.com', 'malice@example.com'],
  ['email', 'alice@example.com', 'x.alice@example.com'],
  ['email', 'alice@example.com', 'bob%2Balice%40example.com'],
  ['email', 'alice@example.com', 'alice@example.com.au'],
  ['phone', '+46701740605', '10701740605'],
  ['phone', '+46701740605', '7017406051'],
  ['customer_number', 'C-100123', 'C-100123-B'],
];
