import type { ConsentSettings } from '@rondo/contract';
import { readTcString } from './read-tc-string.ts';

/** What an event says of one purpose and channel. */
export type Signal = { purpose: string; channel: string; agrees: boolean; evidence: string };

/**
 * What an event's context and its request say: Segment's `context.consent.categoryPreferences`, a TCF string
 * (`context.consent.tcString`), and Global Privacy Control (the header `Sec-GPC`, or `context.consent.gpc`). Where they
 * contradict each other, no counts.
 */
export function readSignals(
  context: unknown,
  request: { gpc: boolean },
  settings: ConsentSettings,
): readonly Signal[] {
  const consent = fields(fields(context)?.consent);
  if (consent === undefined && !request.gpc) return NONE;
  const preferences = readPreferences(consent?.categoryPreferences);
  const agreed = readTcString(textOf(consent?.tcString));
  const gpc = request.gpc || consent?.gpc === true || consent?.gpc === 1 || consent?.gpc === '1';
  if (preferences.size === 0 && agreed === undefined && !gpc) return NONE;
  const signals: Signal[] = [];
  for (const { id, cells } of settings.purposes) {
    for (const cell of cells) {
      const said: { agrees: boolean; evidence: string }[] = [];
      const names = [...cell.categories, `${id}.${cell.channel}`, ...(cell.channel === 'web' ? [id] : [])];
      for (const name of names) {
        const agrees = preferences.get(name.toLowerCase());
        if (agrees !== undefined) said.push({ agrees, evidence: `category ${name}` });
      }
      if (agreed !== undefined && cell.tcf.length > 0)
        said.push({ agrees: cell.tcf.every((purpose) => agreed.has(purpose)), evidence: 'TCF' });
      if (gpc && cell.gpc) said.push({ agrees: false, evidence: 'Global Privacy Control' });
      const decisive = said.find((each) => !each.agrees) ?? said[0];
      if (decisive !== undefined) signals.push({ purpose: id, channel: cell.channel, ...decisive });
    }
  }
  return signals;
}

const NONE: readonly Signal[] = [];
/** As many categories as no consent tool has; the rest of an endless list is not read. */
const MOST_CATEGORIES = 200;

function readPreferences(value: unknown): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const [name, said] of Object.entries(fields(value) ?? {}).slice(0, MOST_CATEGORIES)) {
    const agrees = readAnswer(said);
    if (agrees !== undefined)
      found.set(name.toLowerCase(), agrees && found.get(name.toLowerCase()) !== false);
  }
  return found;
}

function readAnswer(said: unknown): boolean | undefined {
  if (said === true || said === 1) return true;
  if (said === false || said === 0) return false;
  if (typeof said !== 'string') return undefined;
  if (/^(true|yes|granted|1)$/i.test(said)) return true;
  return /^(false|no|denied|0)$/i.test(said) ? false : undefined;
}

function fields(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
