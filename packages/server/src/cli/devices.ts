import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  type CountedDeviceAudience,
  DeviceAudience,
  DeviceAudienceInput,
  DeviceAudienceList,
  DeviceCount,
  FrequencyReport,
} from '@rondo/contract';
import type { Command } from 'commander';
import { Value } from 'typebox/value';
import { RondoError } from '../platform/error.ts';
import { dataFolder, type RunningServer, reachServer } from './call-server.ts';
import { readJsonFile } from './read-json-file.ts';

type Where = { data?: string };

export function registerDevices(program: Command): void {
  const devices = program
    .command('devices')
    .description('Browsers and phones that no person is known behind: audiences, ads they were shown, lists');
  const command = (name: string, does: string) =>
    devices.command(name).description(does).option('--data <folder>', 'the server’s data folder');
  const server = ({ data }: Where) => reachServer(dataFolder(data));
  const print = (cells: readonly (string | number | null)[]) =>
    process.stdout.write(`${cells.map((cell) => cell ?? '').join('\t')}\n`);

  command(
    'list',
    'List the audiences, tab-separated: name, days, devices, devices that may be advertised to, id',
  ).action(async (options: Where) => {
    for (const { name, days, devices, allowed, id } of (await list(server(options))).items)
      print([name, days, devices, allowed, id]);
  });

  command(
    'count',
    'Count an audience of a JSON file, and save nothing: devices, and those that may be advertised to',
  )
    .argument('<file>', 'name, rule and days')
    .action(async (file: string, options: Where) => {
      const { rule, days } = readAudience(file);
      const answer = await server(options).callJson('/api/devices/audiences/count', {
        method: 'POST',
        json: { rule, days },
      });
      const { devices, allowed, faults } = Value.Parse(DeviceCount, answer);
      for (const { path, message, cure } of faults)
        process.stderr.write(`${path === '' ? 'rule' : path}: ${message} ${cure}\n`);
      if (devices === null) process.exitCode = 1;
      else print([devices, allowed]);
    });

  command('apply', 'Save the audience of a JSON file: a new one is added, one of the same name changed')
    .argument('<file>', 'name, rule and days')
    .action(async (file: string, options: Where) => {
      const running = server(options);
      const json = readAudience(file);
      const known = (await list(running)).items.find(({ name }) => name === json.name.trim());
      const answer = await (known === undefined
        ? running.callJson('/api/devices/audiences', { method: 'POST', json })
        : running.callJson(`/api/devices/audiences/${known.id}`, { method: 'PATCH', json }));
      const { name, id } = Value.Parse(DeviceAudience, answer);
      print([name, known === undefined ? 'added' : 'changed', id]);
    });

  command('remove', 'Delete an audience')
    .argument('<audience>', 'its name or id')
    .action(async (wanted: string, options: Where) => {
      const running = server(options);
      const { id, name } = await find(running, wanted);
      await running.callJson(`/api/devices/audiences/${id}`, { method: 'DELETE' });
      process.stderr.write(`Removed ${name}.\n`);
    });

  command(
    'export',
    'Write the ids of an audience for an ad server as CSV; only where advertising was agreed to',
  )
    .argument('<audience>', 'its name or id')
    .option('--ids <kind>', 'only cookie or only ad_id; both if left out')
    .option('--hash <how>', 'sha256, which holds if left out, sha1, md5 or none')
    .option('--output <file>', 'instead of standard output')
    .action(async (wanted: string, options: Where & { ids?: string; hash?: string; output?: string }) => {
      const running = server(options);
      const { id } = await find(running, wanted);
      const query = new URLSearchParams();
      for (const name of ['ids', 'hash'] as const) {
        const value = options[name];
        if (value !== undefined) query.set(name, value);
      }
      const { body } = await running.call(`/api/devices/audiences/${id}/export?${query}`);
      if (body === null) return;
      await pipeline(
        Readable.fromWeb(body),
        options.output === undefined ? process.stdout : createWriteStream(options.output),
        { end: options.output !== undefined },
      );
    });

  command(
    'frequency',
    'How often devices were shown ads, tab-separated: impressions from and to, devices, impressions, followed, converted, rate, 95 % from and to',
  )
    .requiredOption('--from <day>', 'first day')
    .requiredOption('--to <day>', 'the day after the last one')
    .option(
      '--by <dimension>',
      'instead, by placement, campaign, creative or platform: name, impressions, devices, …',
    )
    .option('--platform <name>', 'only this one')
    .option('--campaign <name>', 'only this one')
    .option('--placement <name>', 'only this one')
    .option('--conversion <event>', 'what counts as a conversion; “Order Completed” if left out')
    .option('--json', 'the whole answer')
    .action(
      async (
        options: Where & { json?: boolean } & Record<(typeof FREQUENCY)[number], string | undefined>,
      ) => {
        const query = new URLSearchParams();
        for (const name of FREQUENCY) {
          const value = options[name];
          if (value !== undefined) query.set(name, value);
        }
        const answer = await server(options).callJson(`/api/devices/frequency?${query}`);
        const report = Value.Parse(FrequencyReport, answer);
        if (options.json === true) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
        else if (options.by !== undefined)
          for (const { name, impressions, devices, frequency, spend, ...rest } of report.items)
            print([name, impressions, devices, frequency, spend, ...conversionOf(rest)]);
        else
          for (const { from, to, devices, impressions, ...rest } of report.buckets)
            print([from, to, devices, impressions, ...conversionOf(rest)]);
      },
    );
}

const FREQUENCY = ['from', 'to', 'by', 'platform', 'campaign', 'placement', 'conversion'] as const;

type Conversions = Pick<FrequencyReport, 'followed' | 'converted' | 'rate' | 'interval'>;
const conversionOf = ({ followed, converted, rate, interval }: Conversions) => [
  followed,
  converted,
  rate,
  interval?.[0] ?? null,
  interval?.[1] ?? null,
];

async function list(running: RunningServer): Promise<DeviceAudienceList> {
  return Value.Parse(DeviceAudienceList, await running.callJson('/api/devices/audiences'));
}

async function find(running: RunningServer, wanted: string): Promise<CountedDeviceAudience> {
  const { items } = await list(running);
  const found = items.find(({ id, name }) => id === wanted || name === wanted);
  if (found !== undefined) return found;
  throw new RondoError({
    code: 'not-found',
    message: `There is no audience of devices “${wanted}”.`,
    cure: 'rondo devices list shows them.',
    status: 404,
  });
}

function readAudience(file: string): DeviceAudienceInput {
  const json = readJsonFile(file);
  const [fault] = Value.Errors(DeviceAudienceInput, json);
  if (fault === undefined) return Value.Parse(DeviceAudienceInput, json);
  throw new RondoError({
    code: 'invalid',
    message: `The file is not an audience of devices: ${fault.instancePath || 'it'} ${fault.message}.`,
    cure: 'Write it as docs/guide/devices.md shows.',
    field: fault.instancePath,
  });
}
