import { invalid } from '../../platform/error.ts';

/** The address of a new link, or an error that names the fault. */
export function checkTarget(text: string, ownLinks: string): string {
  const target = text.trim();
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    throw invalid(
      '/target',
      `“${target.slice(0, 100)}” is not an address.`,
      'Write it whole, such as https://shop.example/lamps.',
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw invalid(
      '/target',
      `Links may not lead to ${url.protocol} addresses.`,
      'Use an address that begins with https:// or http://.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid(
      '/target',
      'The address holds a user name or a password, which everyone who clicks would see.',
      'Leave it out.',
    );
  }
  if (/[\s\\]|\p{Cc}/u.test(target)) {
    throw invalid(
      '/target',
      'The address holds a space, a line break or a backslash.',
      'Write %20 for a space.',
    );
  }
  if (target.startsWith(ownLinks)) {
    throw invalid('/target', 'The address is itself a tracking link.', 'Lead straight to the page.');
  }
  // A header holds ASCII only; an address in other letters is written as browsers send it.
  return /[^\x21-\x7e]/.test(target) ? url.href : target;
}

/**
 * The target with these parameters at the end of its query. Its own query and fragment stay to the letter; a parameter
 * that it has already is left as it is, because whoever wrote it there meant it.
 */
export function tagTarget(target: string, parameters: Readonly<Record<string, string>>): string {
  const hash = target.indexOf('#');
  const [address, fragment] = hash < 0 ? [target, ''] : [target.slice(0, hash), target.slice(hash)];
  const mark = address.indexOf('?');
  const query = mark < 0 ? '' : address.slice(mark + 1);
  const own = new URLSearchParams(query);
  const added = Object.entries(parameters)
    .filter(([name, value]) => value !== '' && !own.has(name))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  if (added === '') return target;
  const joint = mark < 0 ? '?' : query === '' || query.endsWith('&') ? '' : '&';
  return `${address}${joint}${added}${fragment}`;
}
