import type { DeviceRule } from '@rondo/contract';
import { expect, it } from 'vitest';
import { finished, newLine, readSentence, writeSentence } from './edit-device-rule.ts';

const { line: touch } = newLine.touch();
const { line: event } = newLine.event();

it('reads what it wrote, and a line outside a group as a group of one', () => {
  const rule: DeviceRule = { kind: 'any', rules: [event, { kind: 'not', rule: touch }] };
  const sentence = readSentence(rule);
  expect(sentence && writeSentence(sentence)).toEqual(rule);
  expect(readSentence(touch)).toEqual({ word: 'all', lines: [{ not: false, line: touch }] });
});

it('leaves groups within groups to the API', () => {
  expect(readSentence({ kind: 'all', rules: [{ kind: 'any', rules: [touch] }] })).toBeUndefined();
});

it('counts without the lines that are still to be finished', () => {
  const unnamed = { not: false, line: { ...event, type: 'track' } as const };
  expect(finished({ word: 'all', lines: [unnamed, newLine.touch()] }).lines).toEqual([newLine.touch()]);
});
