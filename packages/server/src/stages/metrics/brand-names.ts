/** What stands behind a company's name without being part of how people call it. */
const LEGAL =
  /[\s,]+(&|and|och|en|und)?\s*(co|ab|as|oy|bv|b\.v\.|nv|n\.v\.|ltd|limited|inc|llc|gmbh|ag|plc|corp|company|group|בע"מ)\.?$/iu;

/** The names, in lower case, under which a company goes in mentions and survey answers: “Hemma & Co” and “Hemma”. */
export function brandNames(company: string): string[] {
  const full = company.trim().toLowerCase();
  const short = full.replace(LEGAL, '').trim();
  return [...new Set([full, short])].filter((name) => name !== '');
}
