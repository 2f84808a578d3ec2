import { FULL_NAME, GIVEN_NAME, SURNAME } from './plan-columns.ts';

/** What belongs to the surname after it: “van”, “de”, “af”, “ben”. */
const PARTICLE =
  /^(van|von|de|der|den|het|ter|ten|te|la|le|du|des|di|da|dos|zu|zur|af|av|op|in|'t|t|ben|bat|בן|בת)$/iu;

/** A full name as given name and surname: by its comma, else the last word with what stands before it. */
export function partName(full: string): { given: string; surname: string } {
  const [before = '', after] = full.split(',');
  if (after !== undefined && after.trim() !== '') return { given: after.trim(), surname: before.trim() };
  const words = before.trim().split(/\s+/);
  if (words.length < 2) return { given: '', surname: words[0] ?? '' };
  let from = words.length - 1;
  while (from > 1 && PARTICLE.test(words[from - 1] ?? '')) from--;
  return { given: words.slice(0, from).join(' '), surname: words.slice(from).join(' ') };
}

/**
 * Some sources give a whole name, others its parts: all are compared by their parts. Where nobody has parts the whole names
 * are parted, too, so that a given name alone never stands for a person.
 */
export function partNames(names: string[], cells: string[][]): { names: string[]; cells: string[][] } {
  const full = cells[names.indexOf(FULL_NAME)];
  if (full === undefined) return { names, cells };
  const empty = () => full.map(() => '');
  const given = cells[names.indexOf(GIVEN_NAME)] ?? empty();
  const surname = cells[names.indexOf(SURNAME)] ?? empty();
  for (const [row, name] of full.entries()) {
    if (name === '' || given[row] !== '' || surname[row] !== '') continue;
    const parts = partName(name);
    given[row] = parts.given;
    surname[row] = parts.surname;
  }
  const others = names.flatMap((name, i) =>
    [FULL_NAME, GIVEN_NAME, SURNAME].includes(name) ? [] : [{ name, cells: cells[i] ?? [] }],
  );
  return {
    names: [GIVEN_NAME, SURNAME, ...others.map(({ name }) => name)],
    cells: [given, surname, ...others.map((other) => other.cells)],
  };
}
