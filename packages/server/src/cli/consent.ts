import {
  ConsentActDone,
  ConsentDecision,
  ConsentLink,
  ConsentSettings,
  PersonConsent,
} from '@rondo/contract';
import type { Command } from 'commander';
import { Value } from 'typebox/value';
import { dataFolder, reachServer } from './call-server.ts';

type Where = { data?: string };
type Act = Where & { purpose?: string; channel?: string; reason: string };

export function registerConsent(program: Command): void {
  const consent = program.command('consent').description('What people allow: the ledger, and the gate');
  const command = (name: string, does: string) =>
    consent.command(name).description(does).option('--data <folder>', 'the server’s data folder');
  const server = ({ data }: Where) => reachServer(dataFolder(data));
  const print = (cells: readonly (string | number)[]) => process.stdout.write(`${cells.join('\t')}\n`);
  const pathOf = (person: string) => `/api/consent/people/${encodeURIComponent(person)}`;
  const WHO = 'a person’s id, or an identifier such as email:anna@example.com';

  command('show', 'Print the ledger of a person, tab-separated: time, purpose, channel, state, how, proof')
    .argument('<person>', WHO)
    .action(async (person: string, options: Where) => {
      const held = Value.Parse(PersonConsent, await server(options).callJson(pathOf(person)));
      for (const { time, purpose, channel, state, origin, evidence, reason } of held.ledger)
        print([time, purpose || '*', channel || '*', state, origin, evidence || reason || '-']);
      const allowed = held.decisions.filter((decision) => decision.allowed);
      const names = allowed.map(({ purpose, channel }) => `${purpose} by ${channel}`);
      process.stderr.write(`Allowed now: ${names.join(', ') || 'nothing'}.\n`);
    });

  command('may', 'Ask the gate: prints yes or no and why, tab-separated')
    .argument('<person>', WHO)
    .argument('<purpose>', 'such as marketing')
    .argument('<channel>', 'web, email, sms, push, phone, post or ads')
    .action(async (person: string, purpose: string, channel: string, options: Where) => {
      const query = new URLSearchParams({ person, purpose, channel });
      const answer = await server(options).callJson(`/api/consent/may?${query}`);
      const { allowed, because, since } = Value.Parse(ConsentDecision, answer);
      print([allowed ? 'yes' : 'no', because, since ?? '-']);
    });

  for (const [name, does] of [
    ['grant', 'Write down that a person agreed; with a double opt-in, prints the link to send them'],
    ['withdraw', 'Write down that a person withdrew; without purpose and channel, everything'],
  ] as const) {
    command(name, does)
      .argument('<person>', WHO)
      .option('--purpose <purpose>', 'such as marketing')
      .option('--channel <channel>', 'such as email')
      .requiredOption('--reason <text>', 'why it is written down by hand')
      .action(async (person: string, { purpose, channel, reason, ...options }: Act) => {
        const answer = await server(options).callJson(`${pathOf(person)}/${name}`, {
          method: 'POST',
          json: { purpose: purpose ?? '', channel: channel ?? '', reason },
        });
        const { state, time, confirmation } = Value.Parse(ConsentActDone, answer);
        print([state, time, ...(confirmation === undefined ? [] : [confirmation.url])]);
      });
  }

  command('link', 'Print a person’s own link to the preference centre')
    .argument('<person>', WHO)
    .action(async (person: string, options: Where) => {
      const answer = await server(options).callJson(`${pathOf(person)}/link`, { method: 'POST', json: {} });
      print([Value.Parse(ConsentLink, answer).url]);
    });

  command('settings', 'Print purposes, channels and sources as JSON').action(async (options: Where) => {
    const settings = Value.Parse(ConsentSettings, await server(options).callJson('/api/consent/settings'));
    process.stdout.write(`${JSON.stringify(settings, null, 2)}\n`);
  });
}
