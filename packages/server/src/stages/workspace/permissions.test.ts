import { expect, it } from 'vitest';
import { roleMay, scopeMay } from './permissions.ts';

it.each([
  // permission, owner, marketer, analyst, viewer
  ['segments.read', true, true, true, true],
  ['segments.write', true, true, false, false],
  ['charts.write', true, true, true, false],
  ['people.read', true, true, true, false],
  ['people.write', true, true, false, false],
  ['dead-letters.read', true, true, true, false],
  ['imports.read', true, true, true, false],
  ['sql.read', true, true, true, false],
  ['workspace.read', true, true, true, true],
  ['workspace.write', true, false, false, false],
  ['members.read', true, false, false, false],
  ['keys.write', true, false, false, false],
  ['audit.read', true, false, false, false],
  // A subject that nobody has named yet.
  ['weather.read', true, true, true, true],
  ['weather.write', true, true, false, false],
])('%s: owner %s, marketer %s, analyst %s, viewer %s', (permission, owner, marketer, analyst, viewer) => {
  expect(roleMay('owner', permission)).toBe(owner);
  expect(roleMay('marketer', permission)).toBe(marketer);
  expect(roleMay('analyst', permission)).toBe(analyst);
  expect(roleMay('viewer', permission)).toBe(viewer);
});

it.each([
  ['segments.read', false, true, true],
  ['people.read', false, true, true],
  ['charts.write', false, false, true],
  ['segments.write', false, false, true],
  ['keys.read', false, false, false],
  ['members.write', false, false, false],
])('%s: write key %s, read key %s, manage key %s', (permission, write, read, manage) => {
  expect(scopeMay('write', permission)).toBe(write);
  expect(scopeMay('read', permission)).toBe(read);
  expect(scopeMay('manage', permission)).toBe(manage);
});
