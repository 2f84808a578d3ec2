/**
 * A write key is shown once and stored as a hash, so the pages that explain how to use it keep it for this tab. It is no
 * secret: it stands in the website's own script tag.
 */
const PLACE = 'rondo.write-key';

export function keepWriteKey(key: string): void {
  sessionStorage.setItem(PLACE, key);
}

export function readKeptWriteKey(): string {
  return sessionStorage.getItem(PLACE) ?? '';
}
