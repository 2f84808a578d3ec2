import { readFileSync } from 'node:fs';
import { type ImportKind, importKinds } from '@rondo/contract';
import { describe, expect, it } from 'vitest';

const guide = readFileSync(new URL('../../../../../../docs/guide/imports.md', import.meta.url), 'utf8');

/** The line of a kind in the guide's table, as the registry has it. */
function lineOf(kind: ImportKind): string {
  const required = kind.fields.filter((field) => field.required).map((field) => `\`${field.name}\``);
  const turned = kind.wide === undefined ? '' : `; \`${kind.wide.name}\` may be one column each`;
  const person = kind.needsPerson ? [kind.target === 'ad_impressions' ? 'a device' : 'a person'] : [];
  const becomes =
    kind.type === 'identify'
      ? `${kind.purchase ? 'bought ' : ''}traits of a person`
      : kind.target === 'consents'
        ? 'answers in the ledger of consent'
        : kind.target !== 'log'
          ? `figures in \`${kind.target}\``
          : `event *${kind.event ?? 'as the file names it'}*`;
  return `| \`${kind.id}\` | ${kind.description} | ${[...person, ...required].join(', ') || 'one figure'}${turned} | ${becomes} |`;
}

describe('the guide to imports', () => {
  it('has each kind with what it needs, as the registry says', () => {
    const lines = guide.split('\n');
    for (const kind of importKinds) expect(lines).toContain(lineOf(kind));
  });
});
