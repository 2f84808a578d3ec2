import { foldText } from './fold-text.ts';

/** What may stand before a surname, of which one and the same person writes more or less: van de, af, ben, bar. */
const PARTICLES = new Set(
  'van de der den het ter ten te la le du des di da dos von zu zur af av op in t s ben bat'.split(' '),
);
/** What stands beside names without being one. */
const TITLES = new Set(
  'mr mrs ms miss dr drs ir ing prof sir dame lord lady dhr mw mevr mevrouw heer herr frau fru hr jr sr phd msc bsc mba'.split(
    ' ',
  ),
);

/**
 * How a folded name sounds, roughly, in Swedish, Dutch, German and English at once: Carlsson and Karlsson, Bör and Boer,
 * Meijer and Meyer fall together. Good for finding candidates, too coarse to decide.
 */
export function soundOf(folded: string): string {
  return folded
    .replace(/^(mac|mc)(?=[a-z]{3})/g, 'mk')
    .replace(/sch|sh|sj|tj|kj|ch/g, 'x')
    .replace(/ph/g, 'f')
    .replace(/gh/g, 'g')
    .replace(/th|dt/g, 't')
    .replace(/ck|cq|qu|q/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c/g, 'k')
    .replace(/z/g, 's')
    .replace(/w/g, 'v')
    .replace(/eij|ij|ey|ei|ay|ai|y|ie|ea|ee/g, 'i')
    .replace(/oe|ou|oo/g, 'o')
    .replace(/ae|aa/g, 'a')
    .replace(/ue|uu/g, 'u')
    .replace(/(?<=[a-z])h/g, '')
    .replace(/([a-z])\1+/g, '$1')
    .replace(/(?<=[a-z]{3})e?s?$/g, '');
}

/** The words of a folded name without particles and titles; all of them where nothing else is left. */
export function nameWords(folded: string): string[] {
  const words = folded.split(' ').filter((word) => word !== '');
  const telling = words.filter((word) => !PARTICLES.has(word) && !TITLES.has(word));
  return telling.length > 0 ? telling : words;
}

/**
 * “Van Arkel, Heleen” as people say it: what stands before the first comma goes last. What follows a second one, or stands
 * in brackets, is a remark.
 */
function reorderName(name: string): string {
  const bare = name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
  const [surname = '', given = ''] = (bare.trim() === '' ? name : bare).split(',');
  if (given.trim() === '') return surname;
  return `${given.trim()} ${surname.trim()}`;
}

export type FoldedName = {
  /** As folded, in the order in which it is said. */
  folded: string;
  /** Its telling words. */
  words: string[];
};

export function foldName(name: string): FoldedName {
  const folded = foldText(reorderName(name));
  return { folded, words: nameWords(folded) };
}
