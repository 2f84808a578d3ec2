/**
 * Values that stand for "nobody in particular" and would weld strangers into one person.
 * Sources: PostHog's illegal distinct ids (person-merge-service.ts), Segment Unify's suggested blocked values, and the
 * placeholders that spreadsheets and CRM systems write for an empty cell.
 */
const junkInAnyCase = new Set([
  'anonymous',
  'guest',
  'distinctid',
  'distinct_id',
  'id',
  'not_authenticated',
  'email',
  'undefined',
  'true',
  'false',
  'unknown',
  'n/a',
  'na',
  '#n/a',
  '#value!',
  '#ref!',
  'nil',
  '(blank)',
  '(not set)',
  '(none)',
  '-1',
  'test',
  'okänd',
  'onbekend',
  'unbekannt',
  'לא ידוע',
]);

const junkAsWritten = new Set([
  '[object Object]',
  'NaN',
  'None',
  'none',
  'null',
  'NULL',
  'Null',
  '0',
  'undefined',
]);

export const junkEmailList: readonly string[] = [
  'test@test.com',
  'test@example.com',
  'a@a.com',
  'a@b.com',
  'asdf@asdf.com',
  'none@none.com',
  'no@no.com',
  'no@email.com',
  'noemail@noemail.com',
  'email@email.com',
  'example@example.com',
  'anonymous@anonymous.com',
  'guest@guest.com',
  'unknown@unknown.com',
  'null@null.com',
];
const junkEmails = new Set(junkEmailList);

const unquote = (value: string): string => /^(["'])(.*)\1$/s.exec(value)?.[2]?.trim() ?? value;

/** Whether a trimmed value stands for nobody in particular, whatever its kind. */
export function isJunkValue(value: string): boolean {
  const bare = unquote(value);
  return (
    /^[0-]*$/.test(bare) ||
    junkAsWritten.has(bare) ||
    junkInAnyCase.has(bare.toLowerCase()) ||
    /^\*+$/.test(bare)
  );
}

/** `email` in lower case. A mailbox that answers nobody says nothing about who wrote. */
export function isJunkEmail(email: string): boolean {
  return junkEmails.has(email) || /^(no-?reply|do-?not-?reply|mailer-daemon)@/.test(email);
}

/** A national number of one digit repeated, or one that counts up: 0000000, 612345678, 701234567, 1234567. */
export function isJunkPhone(national: string): boolean {
  if (/^(\d)\1{5,}$/.test(national) || /(\d)\1{6,}$/.test(national)) return true;
  const last = national.slice(-7);
  return last.length === 7 && '01234567890'.includes(last);
}
