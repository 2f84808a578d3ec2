import { Colleague, Invitation, Member, MemberChange, NewMember, OneTimeLink } from '@rondo/contract';
import { Type } from 'typebox';
import { actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Workspace } from './index.ts';
import { toMember } from './members.ts';
import { LINK_LIFETIMES } from './one-time-links.ts';
import { baseUrl } from './session-routes.ts';

const tags = ['Members'];
const Id = Type.Object({ id: Type.String() }, { additionalProperties: false });

export function memberRoutes(http: Http, workspace: Workspace): void {
  const { members, sessions, links, auditLog } = workspace;

  http.get(
    '/api/members',
    {
      config: { permission: 'members.read' },
      schema: {
        tags,
        operationId: 'listMembers',
        response: { 200: Type.Object({ items: Type.Array(Member) }) },
      },
    },
    async () => ({ items: await members.list() }),
  );

  http.get(
    '/api/colleagues',
    {
      config: { permission: 'workspace.read' },
      schema: {
        tags,
        operationId: 'listColleagues',
        summary: 'The names of all members, to give a goal or an action to',
        response: { 200: Type.Object({ items: Type.Array(Colleague) }) },
      },
    },
    async () => ({ items: (await members.list()).map(({ id, name }) => ({ id, name })) }),
  );

  http.post(
    '/api/members',
    {
      config: { permission: 'members.write' },
      schema: {
        tags,
        operationId: 'inviteMember',
        summary: 'Make a member and a link by which they come in; hand the link over yourself',
        body: NewMember,
        response: { 201: Invitation },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const made = await workspace.transaction(async (within) => {
        const member = await members.create(request.body, null, within);
        const link = await links.make(member.id, LINK_LIFETIMES.invitation, within);
        const detail = { role: member.role };
        await auditLog.add({ actor, action: 'member.invited', subject: member.id, detail }, within);
        return { member, link };
      });
      const { path, token, expiresAt } = made.link;
      const link = `${baseUrl(request, workspace)}${path}`;
      return reply.status(201).send({ member: toMember(made.member), link, token, expiresAt });
    },
  );

  http.patch(
    '/api/members/:id',
    {
      config: { permission: 'members.write' },
      schema: {
        tags,
        operationId: 'changeMember',
        params: Id,
        body: MemberChange,
        response: { 200: Member },
      },
    },
    async (request) => {
      const actor = actorOf(request);
      const row = await workspace.transaction(async (within) => {
        const changed = await members.change(request.params.id, request.body, within);
        const detail = { ...(request.body.role === undefined ? {} : { role: request.body.role }) };
        await auditLog.add({ actor, action: 'member.changed', subject: changed.id, detail }, within);
        return changed;
      });
      return toMember(row);
    },
  );

  http.delete(
    '/api/members/:id',
    {
      config: { permission: 'members.write' },
      schema: { tags, operationId: 'removeMember', params: Id, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      await workspace.transaction(async (within) => {
        const { id, role } = await members.remove(request.params.id, within);
        await auditLog.add({ actor, action: 'member.removed', subject: id, detail: { role } }, within);
      });
      return reply.status(204).send(null);
    },
  );

  http.post(
    '/api/members/:id/link',
    {
      config: { permission: 'members.write' },
      schema: {
        tags,
        operationId: 'createMemberLink',
        summary: 'A new link for a member who has lost the invitation or the password',
        params: Id,
        response: { 201: OneTimeLink },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const made = await workspace.transaction(async (within) => {
        const member = await members.find(request.params.id, within);
        const lifetime = member.last_seen_at === null ? LINK_LIFETIMES.invitation : LINK_LIFETIMES.member;
        await auditLog.add({ actor, action: 'sign-in-link.created', subject: member.id }, within);
        return links.make(member.id, lifetime, within);
      });
      const { path, token, expiresAt } = made;
      return reply.status(201).send({ link: `${baseUrl(request, workspace)}${path}`, token, expiresAt });
    },
  );

  http.post(
    '/api/members/:id/sign-out',
    {
      config: { permission: 'members.write' },
      schema: {
        tags,
        operationId: 'signMemberOut',
        summary: 'Sign a member out everywhere',
        params: Id,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      await workspace.transaction(async (within) => {
        const member = await members.find(request.params.id, within);
        await sessions.closeAll(member.id, undefined, within);
        await auditLog.add({ actor, action: 'member.signed-out', subject: member.id }, within);
      });
      return reply.status(204).send(null);
    },
  );
}
