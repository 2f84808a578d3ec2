import { IdentityRulesInForce, IdentityTrial, JunkIdentifier, WaitingMerge } from '@rondo/contract';
import type { Command } from 'commander';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { RondoError } from '../platform/error.ts';
import { dataFolder, reachServer } from './call-server.ts';
import { registerSuggestions } from './identity-suggestions.ts';
import { readJsonFile } from './read-json-file.ts';

const WaitingPage = Type.Object({ items: Type.Array(WaitingMerge), total: Type.Integer() });
const JunkList = Type.Object({ items: Type.Array(JunkIdentifier) });
type Where = { data?: string };

export function registerIdentity(program: Command): void {
  const identity = program
    .command('identity')
    .description(
      'Who is one person: the rules, what waits for a decision, what was set aside, who may be one',
    );
  const command = (name: string, does: string) =>
    identity.command(name).description(does).option('--data <folder>', 'the server’s data folder');
  const server = ({ data }: Where) => reachServer(dataFolder(data));
  const print = (cells: readonly (string | number)[]) => process.stdout.write(`${cells.join('\t')}\n`);

  command(
    'waiting',
    'List merges that a rule forbids until somebody decides, tab-separated: left key, left, right key, right, since, evidence, conflicts',
  )
    .option('--limit <count>', 'how many, at most 50', '20')
    .action(async (options: Where & { limit: string }) => {
      const answer = await server(options).callJson(
        `/api/identity/waiting?limit=${encodeURIComponent(options.limit)}`,
      );
      const { items, total } = Value.Parse(WaitingPage, answer);
      for (const { left, right, origin, evidence, conflicts } of items) {
        const name = ({ identifier: { kind, value } }: typeof left) => `${kind}:${value}`;
        print([
          left.identifier.key,
          name(left),
          right.identifier.key,
          name(right),
          origin.at,
          evidence,
          conflicts.map(({ kind, limit }) => `${kind}>${limit}`).join(','),
        ]);
      }
      process.stderr.write(`${items.length} of ${total}.\n`);
    });

  for (const [name, does] of [
    ['join', 'Make one person of two identifiers, whatever a rule has against it'],
    ['separate', 'Keep two identifiers apart, whatever they are seen with'],
    ['reunite', 'Take back what was decided on two identifiers'],
  ] as const) {
    command(name, does)
      .argument('<left>', 'key of an identifier, as “rondo identity waiting” shows it')
      .argument('<right>', 'key of another')
      .action(async (left: string, right: string, options: Where) => {
        const answer = await server(options).callJson(`/api/identity/${name}`, {
          method: 'POST',
          json: { left, right },
        });
        const people = Value.Parse(Type.Object({ left: Type.String(), right: Type.String() }), answer);
        print([people.left, people.right]);
      });
  }

  command(
    'junk',
    'List what was set aside by itself, tab-separated: key, identifier, seen with, norm, since, released by',
  ).action(async (options: Where) => {
    const answer = await server(options).callJson('/api/identity/junk');
    for (const junk of Value.Parse(JunkList, answer).items) {
      print([
        junk.key,
        `${junk.kind}:${junk.value}`,
        junk.degree,
        junk.norm,
        junk.foundAt,
        junk.releasedBy ?? '-',
      ]);
    }
  });

  command('release', 'Let an identifier that was set aside join people again')
    .argument('<key>', 'its key, as “rondo identity junk” shows it')
    .option('--undo', 'take the release back')
    .action(async (key: string, options: Where & { undo?: boolean }) => {
      await server(options).callJson(`/api/identity/junk/${encodeURIComponent(key)}/release`, {
        method: options.undo === true ? 'DELETE' : 'PUT',
      });
      process.stderr.write(options.undo === true ? `Set aside again: ${key}.\n` : `Released ${key}.\n`);
    });

  registerSuggestions(command);

  command('rules', 'Print the rules as JSON, try others on all people, or make them hold')
    .option('--try <file>', 'say what the rules of this JSON file would do; nothing is changed')
    .option('--apply <file>', 'make the rules of this JSON file hold, for all of the past as well')
    .action(async (options: Where & { try?: string; apply?: string }) => {
      const { try: tried, apply } = options;
      if (tried !== undefined && apply !== undefined) {
        throw new RondoError({
          code: 'invalid',
          message: '--try and --apply exclude each other.',
          cure: 'Try first, then apply.',
          field: '--apply',
        });
      }
      const running = server(options);
      if (tried !== undefined) {
        const json = readJsonFile(tried);
        const answer = await running.callJson('/api/identity/rules/trial', { method: 'POST', json });
        process.stdout.write(`${JSON.stringify(Value.Parse(IdentityTrial, answer), null, 2)}\n`);
        return;
      }
      const answer = await (apply === undefined
        ? running.callJson('/api/identity/rules')
        : running.callJson('/api/identity/rules', { method: 'PUT', json: readJsonFile(apply) }));
      process.stdout.write(`${JSON.stringify(Value.Parse(IdentityRulesInForce, answer).rules, null, 2)}\n`);
    });
}
