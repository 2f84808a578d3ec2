/**
 * The purposes that a TCF 2 string says yes to: consented ones, and ones claimed as a legitimate interest that was not
 * objected to. Only the core string's fixed fields are read (IAB TCF v2.2, “Core String”: purposes consented from bit 152,
 * legitimate interests from bit 176), so a string's ranges of vendors, which can be made to stand for hundreds of
 * millions of entries, cost nothing. Undefined where it is no such string.
 */
export function readTcString(text: string): ReadonlySet<number> | undefined {
  if (text.length > 20_000) return undefined;
  const [core = ''] = text.split('.', 1);
  if (!/^[A-Za-z0-9_-]+$/.test(core)) return undefined;
  const bytes = Buffer.from(core.slice(0, 48), 'base64url');
  if (bytes.length < 25 || (bytes[0] ?? 0) >> 2 !== 2) return undefined;
  const purposes = new Set<number>();
  for (let purpose = 1; purpose <= 24; purpose++) {
    const consented = bit(bytes, 151 + purpose);
    // The first, and those that make profiles and use them, need consent whatever the string claims.
    const claimed = !NEEDS_CONSENT.has(purpose) && bit(bytes, 175 + purpose);
    if (consented || claimed) purposes.add(purpose);
  }
  return purposes;
}

const NEEDS_CONSENT = new Set([1, 3, 4, 5, 6]);

function bit(bytes: Uint8Array, at: number): boolean {
  return (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1;
}
