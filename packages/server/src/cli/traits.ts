import {
  type ComputedTrait,
  ComputedTraitInput,
  PurchaseInput,
  PurchaseOutcome,
  type TraitEntry,
  TraitList,
  TraitPreview,
} from '@rondo/contract';
import type { Command } from 'commander';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { RondoError } from '../platform/error.ts';
import { dataFolder, type RunningServer, reachServer } from './call-server.ts';
import { readJsonFile } from './read-json-file.ts';

type Where = { data?: string };

export function registerTraits(program: Command): void {
  const traits = program
    .command('traits')
    .description('What is known of people: computed traits, how others are merged, what was bought');
  const command = (name: string, does: string) =>
    traits.command(name).description(does).option('--data <folder>', 'the server’s data folder');
  const server = ({ data }: Where) => reachServer(dataFolder(data));
  const print = (cells: readonly (string | number)[]) => process.stdout.write(`${cells.join('\t')}\n`);
  const printJson = (value: unknown) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

  command(
    'list',
    'List all traits, tab-separated: name, computed or declared, type, how many have it, how it is computed or merged, sources',
  )
    .option('--json', 'the definitions of the computed ones as JSON, as “apply” takes them')
    .action(async (options: Where & { json?: boolean }) => {
      const { items } = Value.Parse(TraitList, await server(options).callJson('/api/traits'));
      if (options.json === true) {
        printJson(items.flatMap(({ computed }) => (computed === undefined ? [] : [definitionOf(computed)])));
        return;
      }
      for (const item of items)
        print([item.name, item.origin, item.holds, item.people ?? '-', howOf(item), item.sources.join(', ')]);
    });

  command('preview', 'Compute the definitions of a JSON file on all people, and save nothing')
    .argument('<file>', 'a definition, or a list of them')
    .action(async (file: string, options: Where) => {
      const running = server(options);
      const previews: Record<string, TraitPreview> = {};
      for (const definition of readDefinitions(file)) {
        const answer = await running.callJson('/api/traits/preview', { method: 'POST', json: definition });
        previews[definition.name] = Value.Parse(TraitPreview, answer);
      }
      printJson(previews);
    });

  command('apply', 'Save the definitions of a JSON file: new ones are added, those of the same name changed')
    .argument('<file>', 'a definition, or a list of them')
    .action(async (file: string, options: Where) => {
      const running = server(options);
      const definitions = readDefinitions(file);
      const { items } = Value.Parse(TraitList, await running.callJson('/api/traits'));
      const known = new Map(
        items.flatMap(({ computed }) => (computed === undefined ? [] : [[computed.name, computed] as const])),
      );
      for (const definition of definitions)
        print([definition.name, await applyOne(running, definition, known)]);
    });

  command('remove', 'Delete a computed trait that no segment reads')
    .argument('<name>')
    .action(async (name: string, options: Where) => {
      await server(options).callJson(`/api/traits/${encodeURIComponent(name)}`, { method: 'DELETE' });
      process.stderr.write(`Removed ${name}.\n`);
    });

  command('merge', 'Say which value counts where several sources say different things')
    .argument('<name>', 'of the trait')
    .argument('<strategy>', 'last, first, most-frequent-source, source-priority or union')
    .argument('[sources...]', 'for source-priority: best first')
    .action(async (name: string, strategy: string, sources: string[], options: Where) => {
      const json = { strategy, ...(sources.length === 0 ? {} : { sources }) };
      await server(options).callJson(`/api/traits/${encodeURIComponent(name)}/merge`, {
        method: 'PUT',
        json,
      });
      print([name, strategy, sources.join(', ')]);
    });

  command('buy', 'Take bought traits of people in, with supplier, licence, legal ground and expiry')
    .argument('<file>', 'JSON: the terms and the people, at most 1,000')
    .action(async (file: string, options: Where) => {
      const json = checked(PurchaseInput, readJsonFile(file), 'the terms and the people');
      const answer = await server(options).callJson('/api/traits/purchases', { method: 'POST', json });
      const { accepted, expiresAt } = Value.Parse(PurchaseOutcome, answer);
      print([accepted, expiresAt]);
    });
}

async function applyOne(
  running: RunningServer,
  definition: ComputedTraitInput,
  known: ReadonlyMap<string, ComputedTrait>,
): Promise<'added' | 'changed' | 'unchanged'> {
  const before = known.get(definition.name);
  if (before === undefined) {
    await running.callJson('/api/traits', { method: 'POST', json: definition });
    return 'added';
  }
  const complete = { description: '', where: [], window: { kind: 'ever' }, ...definition };
  if (Value.Equal(complete, definitionOf(before))) return 'unchanged';
  const path = `/api/traits/${encodeURIComponent(definition.name)}`;
  await running.callJson(path, { method: 'PUT', json: definition });
  return 'changed';
}

function definitionOf(trait: ComputedTrait): ComputedTraitInput {
  const { holds: _, createdAt: __, createdBy: ___, updatedAt: ____, ...definition } = trait;
  return definition;
}

function readDefinitions(file: string): ComputedTraitInput[] {
  const json = readJsonFile(file);
  return checked(Type.Array(ComputedTraitInput), Array.isArray(json) ? json : [json], 'a definition');
}

function checked<Schema extends Type.TSchema>(
  schema: Schema,
  json: unknown,
  what: string,
): Type.Static<Schema> {
  const [fault] = Value.Errors(schema, json);
  if (fault === undefined) return Value.Parse(schema, json);
  throw new RondoError({
    code: 'invalid',
    message: `The file is not ${what}: ${fault.instancePath || 'it'} ${fault.message}.`,
    cure: 'Write it as docs/guide/traits.md shows.',
    field: fault.instancePath,
  });
}

function howOf({ computed, merge }: TraitEntry): string {
  if (computed === undefined) return [merge.strategy, ...(merge.sources ?? [])].join(' ');
  const of = [computed.property, computed.event || computed.type].filter((part) => part !== undefined);
  const { window } = computed;
  const when =
    window.kind === 'last'
      ? ` last ${window.count} ${window.unit}`
      : window.kind === 'between'
        ? ` ${window.from} to before ${window.to}`
        : '';
  return `${computed.aggregation} of ${of.join(' in ')}${when}`;
}
