/**
 * The one file that holds the truth. It is one JSON object; the people come last, one person a line, so that a company
 * of a million people is written in bounded memory and its head is read without them.
 */

import {
  closeSync,
  createReadStream,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { demoError } from './demo-error.ts';
import { describeTruth, type Truth } from './describe-truth.ts';
import { type Identifier, listIdentifiers } from './list-identifiers.ts';
import { AUDIENCES } from './media-units.ts';
import type { Chunk, Company } from './simulate-company.ts';
import type { Tally } from './worlds.ts';

export interface TruePerson {
  readonly person: number;
  readonly region: string;
  readonly audience: string;
  readonly identifiers: readonly Identifier[];
  /** In the year-long control group of the mailings. */
  readonly mailHoldout: boolean;
  /** Mailings that were withheld by lot. */
  readonly heldOut: readonly string[];
}

/** Takes chunks as they are simulated; `finish` writes what had to wait for the last one. */
export interface TruthWriter {
  readonly add: (chunk: Chunk) => void;
  readonly finish: (tally: Tally) => Truth;
  /** Leaves nothing behind where the play was broken off. */
  readonly abandon: () => void;
}

const PEOPLE_MARK = '"personIdentifiers":[';

/** The people go to a side file first: the head that stands before them is known only at the end. */
export function createTruthWriter(path: string, company: Company): TruthWriter {
  mkdirSync(dirname(path), { recursive: true });
  const sidePath = `${path}.people`;
  const side = openSync(sidePath, 'w+', 0o600);
  let first = true;
  return {
    add(chunk) {
      let text = '';
      for (const life of chunk.lives) {
        const person: TruePerson = {
          person: life.year.person,
          region: life.identity.region,
          audience: AUDIENCES[life.year.nature.audience]?.id ?? '',
          identifiers: listIdentifiers(company, life),
          mailHoldout: life.year.nature.mailHoldout,
          heldOut: life.year.mails.filter((mail) => mail.held).map((mail) => mail.mailing.id),
        };
        text += (first ? '' : ',\n') + JSON.stringify(person);
        first = false;
      }
      writeSync(side, text);
    },
    finish(tally) {
      const truth = describeTruth(company, tally);
      const whole = openSync(`${path}.new`, 'w', 0o600);
      writeSync(whole, `${JSON.stringify(truth).slice(0, -1)},\n${PEOPLE_MARK}\n`);
      const buffer = Buffer.alloc(1 << 20);
      for (let position = 0; ; ) {
        const length = readSync(side, buffer, 0, buffer.length, position);
        if (length === 0) break;
        writeSync(whole, buffer, 0, length);
        position += length;
      }
      writeSync(whole, '\n]}\n');
      closeSync(whole);
      closeSync(side);
      rmSync(sidePath);
      renameSync(`${path}.new`, path);
      return truth;
    },
    abandon() {
      closeSync(side);
      rmSync(sidePath, { force: true });
    },
  };
}

/** The head of the file: everything but the people. */
export async function readTruth(path: string): Promise<Truth> {
  for await (const line of readLines(path)) {
    let head: unknown;
    try {
      head = JSON.parse(`${line.replace(/,$/, '')}}`);
    } catch {
      break;
    }
    if (isTruth(head)) return head;
    break;
  }
  throw demoError(
    'demo-truth-unreadable',
    `${path} is not a truth file of the demo company.`,
    'Play the demo again with --reset.',
  );
}

/** The true person ↔ identifier map, person by person. */
export async function* readTruePeople(path: string): AsyncGenerator<TruePerson> {
  let inside = false;
  for await (const line of readLines(path)) {
    if (line === PEOPLE_MARK) inside = true;
    else if (inside && line.startsWith('{')) yield JSON.parse(line.replace(/,$/, '')) as TruePerson;
  }
}

function readLines(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}

/** The file is our own: its mark and version are enough to know its shape. */
function isTruth(value: unknown): value is Truth {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    value.format === 'rondo-demo-truth' &&
    'version' in value &&
    value.version === 1
  );
}
