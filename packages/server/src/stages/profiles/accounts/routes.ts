import {
  Account,
  AccountMembers,
  AccountMembersQuery,
  AccountsPage,
  AccountsQuery,
  AccountTimeline,
  PersonAccount,
  TimelineQuery,
} from '@rondo/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { notFound } from '../../../platform/error.ts';
import type { Http } from '../../../platform/http/create-http.ts';
import type { Profiles } from '../index.ts';
import { readId } from '../read-id.ts';
import type { Accounts } from './index.ts';

const tags = ['Accounts'];
const config = { permission: 'people.read' };
const AccountId = Type.Object({
  id: Type.String({
    minLength: 1,
    maxLength: 600,
    description: 'An account’s id, the key of any of its identifiers, or an identifier as `group_id:…`',
  }),
});

export function accountRoutes(
  http: Http,
  {
    accounts,
    profiles,
    defaultRegion,
  }: { accounts: Accounts; profiles: Profiles; defaultRegion: () => string },
): void {
  http.get(
    '/api/accounts',
    {
      config,
      schema: {
        tags,
        operationId: 'listAccounts',
        summary: 'Companies and teams, searched by name, number, domain or any identifier',
        querystring: AccountsQuery,
        response: { 200: AccountsPage },
      },
    },
    (request) => accounts.list(request.query),
  );

  /** The account, or undefined after the reader was sent on to the one that holds what was asked for. */
  async function findAccount(
    request: FastifyRequest,
    reply: FastifyReply,
    text: string,
  ): Promise<bigint | undefined> {
    const id = await accounts.find(readId(text, defaultRegion(), 'account'));
    if (id === undefined) throw notFound('account', text);
    if (String(id) === text) return id;
    // Temporary: which identifiers name one account follows from the facts, and an import can be undone.
    const url = request.url.replace(/^\/api\/accounts\/[^/?]+/, `/api/accounts/${id}`);
    await reply.header('cache-control', 'no-store').redirect(url, 307);
    return undefined;
  }

  http.get(
    '/api/accounts/:id',
    {
      config,
      schema: {
        tags,
        operationId: 'readAccount',
        summary: 'One company or team; answers 307 to its present id where another was asked for',
        params: AccountId,
        response: { 200: Account },
      },
    },
    async (request, reply) => {
      const id = await findAccount(request, reply, request.params.id);
      if (id === undefined) return reply;
      const account = await accounts.account(id);
      if (account === undefined) throw notFound('account', request.params.id);
      return account;
    },
  );

  http.get(
    '/api/accounts/:id/members',
    {
      config,
      schema: {
        tags,
        operationId: 'listAccountMembers',
        summary:
          'Who belongs to the account, since when and by which evidence; who left; who may belong to it',
        params: AccountId,
        querystring: AccountMembersQuery,
        response: { 200: AccountMembers },
      },
    },
    async (request, reply) => {
      const id = await findAccount(request, reply, request.params.id);
      return id === undefined ? reply : accounts.members(id, request.query);
    },
  );

  http.get(
    '/api/accounts/:id/timeline',
    {
      config,
      schema: {
        tags,
        operationId: 'readAccountTimeline',
        summary: 'What the account’s members did, latest first',
        params: AccountId,
        querystring: TimelineQuery,
        response: { 200: AccountTimeline },
      },
    },
    async (request, reply) => {
      const id = await findAccount(request, reply, request.params.id);
      return id === undefined ? reply : accounts.timeline(id, request.query);
    },
  );

  http.get(
    '/api/people/:id/accounts',
    {
      config,
      schema: {
        tags,
        operationId: 'listPersonAccounts',
        summary: 'The accounts that the person belongs to, and those that the person left',
        params: AccountId,
        response: { 200: Type.Object({ items: Type.Array(PersonAccount) }) },
      },
    },
    async (request) => {
      const person = await profiles.find(readId(request.params.id, defaultRegion(), 'person'));
      return { items: await accounts.ofPerson(person.id) };
    },
  );
}
