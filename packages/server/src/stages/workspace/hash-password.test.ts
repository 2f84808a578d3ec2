import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './hash-password.ts';

it('takes the right password and no other', async () => {
  const stored = await hashPassword('korv med bröd till lunch');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword('korv med bröd till lunch', stored)).toBe(true);
  expect(await verifyPassword('korv med brod till lunch', stored)).toBe(false);
  expect(await hashPassword('korv med bröd till lunch')).not.toBe(stored);
});

it('takes a letter typed as two characters for the same letter', async () => {
  const stored = await hashPassword('smörgåsbord 1234'.normalize('NFC'));
  expect(await verifyPassword('smörgåsbord 1234'.normalize('NFD'), stored)).toBe(true);
});

it('verifies what was hashed with other settings', async () => {
  // From the reference implementation's own tests (github.com/P-H-C/phc-winner-argon2, src/test.c).
  const reference = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
  expect(await verifyPassword('password', reference)).toBe(true);
  expect(await verifyPassword('Password', reference)).toBe(false);
});

it('takes nothing for a stored text that is no hash', async () => {
  expect(await verifyPassword('password', 'password')).toBe(false);
});

it('refuses where there is no password, after the same work', async () => {
  expect(await verifyPassword('anything', null)).toBe(false);
  expect(await verifyPassword('anything', undefined)).toBe(false);
});
