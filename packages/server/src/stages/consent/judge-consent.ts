import type { ConsentBasis, ConsentReason } from '@rondo/contract';
import { concerns, type LedgerEntry, withoutStrays } from './entry.ts';

export type Question = {
  purpose: string;
  channel: string;
  strategy: 'all' | 'any';
  /** What holds for who has said nothing, one for each source that knows the person. */
  bases: readonly ConsentBasis[];
  /** In milliseconds; only for agreements that end. */
  now: number;
};

export type Judgement = { allowed: boolean; because: ConsentReason; since: number | null };

type Moment = { time: number; messageId: string };
type Said = Moment & { entry: LedgerEntry };
/** The latest of each kind that was said under one identifier. */
type Voice = { agreed?: Said; refused?: Said; ended?: Said; asked?: Said };

/** By time, then by the bytes of the message id, as the events engine compares text. */
function isAfter(one: Moment, other: Moment | undefined): boolean {
  if (other === undefined) return true;
  if (one.time !== other.time) return one.time > other.time;
  return Buffer.compare(Buffer.from(one.messageId), Buffer.from(other.messageId)) > 0;
}

/** Of one moment, what holds longest: so that the order in which entries are read does not matter. */
function latest(one: Said | undefined, other: Said | undefined): Said | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (isAfter(other, one)) return other;
  if (isAfter(one, other)) return one;
  const ends = ({ entry }: Said) => entry.expiresAt ?? Number.POSITIVE_INFINITY;
  return ends(other) > ends(one) || (ends(other) === ends(one) && other.entry.state < one.entry.state)
    ? other
    : one;
}

/**
 * What holds for a person: a function of what is in the ledger under the person's identifiers, in whatever order.
 *
 * An agreement holds under its identifier until something ends it there, and never past a withdrawal under any of the
 * person's identifiers: of two at the same moment the withdrawal counts. `any`: one identifier's agreement will do. `all`:
 * each identifier that has spoken must have agreed. Who has said nothing is judged by the sources' bases, by the same
 * strategy. Entries that lie after `now` count as well: another process's clock may be ahead of ours.
 */
export function judgeConsent(entries: readonly LedgerEntry[], question: Question): Judgement {
  const voices = new Map<string, Voice>();
  let refused: Said | undefined;
  const said = entries.filter((entry) => concerns(entry, question.purpose, question.channel));
  for (const entry of withoutStrays(said)) {
    const voice = voices.get(entry.key) ?? {};
    voices.set(entry.key, voice);
    const one: Said = { time: entry.time, messageId: entry.messageId, entry };
    const kind = KINDS[entry.state];
    const before = latest(voice[kind], one);
    if (before !== undefined) voice[kind] = before;
    if (kind === 'refused') refused = latest(refused, one);
  }
  const all = [...voices.values()];
  const speaking = all.filter((voice) => voice.agreed ?? voice.refused ?? voice.ended);
  const asked = all.reduce<Said | undefined>((sum, voice) => latest(sum, voice.asked), undefined);
  if (speaking.length === 0) return judgeSilence(question, asked);
  const agreeing = speaking.filter((voice) => agrees(voice, refused, question.now));
  const enough = question.strategy === 'any' ? agreeing.length > 0 : agreeing.length === speaking.length;
  if (enough) {
    const said = agreeing.reduce<Said | undefined>((sum, voice) => latest(sum, voice.agreed), undefined);
    const because = said?.entry.state === 'confirmed' ? 'confirmed' : 'granted';
    return { allowed: true, because, since: said?.time ?? null };
  }
  return refuse(speaking, agreeing.length > 0, refused, asked);
}

const KINDS = {
  granted: 'agreed',
  confirmed: 'agreed',
  withdrawn: 'refused',
  expired: 'ended',
  pending: 'asked',
} as const;

/** Of two at the same moment the withdrawal counts, whatever their message ids. */
const outlasts = (agreed: Said, refused: Said | undefined): boolean =>
  refused === undefined || agreed.time > refused.time;

function agrees(voice: Voice, refused: Said | undefined, now: number): boolean {
  const { agreed } = voice;
  if (agreed === undefined) return false;
  if (agreed.entry.expiresAt !== null && agreed.entry.expiresAt <= now) return false;
  return isAfter(agreed, voice.ended) && outlasts(agreed, refused);
}

function judgeSilence({ bases, strategy }: Question, asked: Said | undefined): Judgement {
  const permits = (basis: ConsentBasis) => basis !== 'opt-in';
  const allowed = bases.length > 0 && (strategy === 'all' ? bases.every(permits) : bases.some(permits));
  if (!allowed)
    return { allowed, because: asked === undefined ? 'not-asked' : 'pending', since: asked?.time ?? null };
  const because = bases.includes('opt-out') ? 'not-objected' : 'legitimate-interest';
  return { allowed, because, since: null };
}

function refuse(
  speaking: readonly Voice[],
  someAgree: boolean,
  refused: Said | undefined,
  asked: Said | undefined,
): Judgement {
  const agreed = speaking.reduce<Said | undefined>((sum, voice) => latest(sum, voice.agreed), undefined);
  const no = { allowed: false } as const;
  if (someAgree) return { ...no, because: 'not-everybody', since: agreed?.time ?? null };
  if (asked !== undefined && isAfter(asked, latest(refused, agreed)))
    return { ...no, because: 'pending', since: asked.time };
  if (refused !== undefined && (agreed === undefined || !outlasts(agreed, refused)))
    return { ...no, because: 'withdrawn', since: refused.time };
  const ended = speaking.reduce<Said | undefined>((sum, voice) => latest(sum, voice.ended), undefined);
  return { ...no, because: 'expired', since: ended?.time ?? agreed?.entry.expiresAt ?? null };
}
