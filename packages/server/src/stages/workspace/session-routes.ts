import {
  MadeApiKey,
  OneTimeLink,
  OwnAccountChange,
  PasswordChange,
  Session,
  SetUp,
  SetUpState,
  SignIn,
  SignInByLink,
} from '@rondo/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { RondoError } from '../../platform/error.ts';
import type { Http } from '../../platform/http/create-http.ts';
import { SESSION_COOKIE } from './authenticate.ts';
import type { Workspace } from './index.ts';
import { roleMay } from './permissions.ts';
import { type FoundSession, LONGEST_MS } from './sessions.ts';
import type { MemberRow } from './tables.ts';

const tags = ['Session'];
const Nothing = Type.Null({ description: 'Done' });
/** Anybody may ask: so many times a minute from one address, behind which an office may be. */
const RATE = { read: { max: 300, timeWindow: 60_000 }, write: { max: 20, timeWindow: 60_000 } };

export function sessionRoutes(http: Http, workspace: Workspace): void {
  /** Every permission that some route asks for; routes that come later are seen, too. */
  const permissions = new Set<string>();
  http.addHook('onRoute', (route) => {
    const permission = route.config?.permission;
    if (permission?.includes('.')) permissions.add(permission);
  });

  function setCookie(reply: FastifyReply, token: string): void {
    void reply.setCookie(SESSION_COOKIE, token, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: workspace.publicUrl?.startsWith('https:') ?? false,
      maxAge: LONGEST_MS / 1000,
    });
  }

  async function describe(member: MemberRow): Promise<Session> {
    return {
      user: {
        id: member.id,
        name: member.name,
        email: member.email,
        role: member.role,
        hasPassword: member.password_hash !== null,
      },
      workspace: await workspace.settings(),
      permissions: [...permissions].filter((permission) => roleMay(member.role, permission)).sort(),
      ...(member.desk === null ? {} : { desk: member.desk }),
    };
  }

  /** A key is not a session; what follows is about the person in front of the screen. */
  async function sessionOf(request: FastifyRequest): Promise<FoundSession> {
    const token = request.cookies[SESSION_COOKIE];
    const session =
      request.headers.authorization === undefined && token !== undefined
        ? await workspace.sessions.find(token)
        : undefined;
    if (session !== undefined) return session;
    throw new RondoError({
      code: 'no-session',
      message: 'This is about a signed-in person; an API key has no session.',
      cure: 'Sign in with POST /api/session.',
      status: 403,
    });
  }

  http.get(
    '/api/session',
    {
      config: { permission: 'signed-in' },
      schema: {
        tags,
        operationId: 'getSession',
        summary: 'Who is signed in, and what they may',
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const session = await sessionOf(request);
      const token = await workspace.sessions.rotateIfDue(request.cookies[SESSION_COOKIE] ?? '');
      if (token !== undefined) setCookie(reply, token);
      return describe(session.member);
    },
  );

  http.post(
    '/api/session',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        operationId: 'signIn',
        summary: 'Sign in by e-mail and password',
        body: SignIn,
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      const { token, member } = await workspace.signIn.byPassword(email, password, request.ip);
      setCookie(reply, token);
      return describe(member);
    },
  );

  http.post(
    '/api/session/link',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        operationId: 'signInByLink',
        summary: 'Sign in by a one-time link',
        body: SignInByLink,
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const { token, member } = await workspace.signIn.byLink(request.body.token, request.ip);
      setCookie(reply, token);
      return describe(member);
    },
  );

  http.patch(
    '/api/session',
    {
      config: { permission: 'signed-in' },
      schema: {
        tags,
        operationId: 'changeOwnAccount',
        summary: 'Change one’s own name or desk',
        body: OwnAccountChange,
        response: { 200: Session },
      },
    },
    async (request) => {
      const { member } = await sessionOf(request);
      const actor = { kind: 'member', id: member.id, name: member.name };
      const changed = await workspace.transaction(async (within) => {
        const row = await workspace.members.change(member.id, request.body, within);
        const detail = { ...(request.body.desk === undefined ? {} : { desk: request.body.desk }) };
        await workspace.auditLog.add({ actor, action: 'member.changed', subject: member.id, detail }, within);
        return row;
      });
      return describe(changed);
    },
  );

  http.put(
    '/api/session/password',
    {
      config: { permission: 'signed-in' },
      schema: {
        tags,
        operationId: 'changePassword',
        summary: 'Set one’s own password; signs out everywhere else',
        body: PasswordChange,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { current, password } = request.body;
      await workspace.signIn.changePassword(await sessionOf(request), current, password);
      return reply.status(204).send(null);
    },
  );

  http.delete(
    '/api/session',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        operationId: 'signOut',
        summary: 'Sign out here, or everywhere',
        querystring: Type.Object(
          { everywhere: Type.Boolean({ default: false }) },
          { additionalProperties: false },
        ),
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const token = request.cookies[SESSION_COOKIE];
      if (token !== undefined) {
        const session = request.query.everywhere ? await workspace.sessions.find(token) : undefined;
        if (session !== undefined) await workspace.sessions.closeAll(session.member.id);
        await workspace.sessions.close(token);
      }
      void reply.clearCookie(SESSION_COOKIE, { path: '/' });
      return reply.status(204).send(null);
    },
  );

  http.get(
    '/api/set-up',
    {
      config: { permission: 'public', rateLimit: RATE.read },
      schema: {
        tags: ['Workspace'],
        operationId: 'getSetUpState',
        summary: 'Whether the first visit has been',
        response: { 200: SetUpState },
      },
    },
    async () => {
      const { setUp, demo } = await workspace.settings();
      return { setUp, demo };
    },
  );

  http.post(
    '/api/set-up',
    {
      config: { permission: 'public', rateLimit: RATE.write },
      schema: {
        tags: ['Workspace'],
        operationId: 'setUp',
        summary: 'The first visit: makes the workspace, its owner and its first write key',
        body: SetUp,
        response: { 201: Type.Object({ session: Session, writeKey: MadeApiKey }) },
      },
    },
    async (request, reply) => {
      const { member, token, writeKey } = await workspace.setUp(request.body, request.actor);
      if (request.headers.authorization === undefined) setCookie(reply, token);
      else await workspace.sessions.close(token);
      return reply.status(201).send({ session: await describe(member), writeKey });
    },
  );

  http.post(
    '/api/sign-in-links',
    {
      config: { permission: 'members.write' },
      schema: {
        tags,
        operationId: 'createSignInLink',
        summary: 'A link that signs in once, for 15 minutes',
        body: Type.Object(
          { email: Type.Optional(Type.String({ maxLength: 254 })) },
          { additionalProperties: false },
        ),
        response: { 201: OneTimeLink },
      },
    },
    async (request, reply) => {
      const made = await workspace.createSignInLink(request.body.email);
      if (request.actor !== undefined) {
        await workspace.audit({
          actor: request.actor,
          action: 'sign-in-link.created',
          subject: request.body.email === undefined ? 'owner' : 'member',
        });
      }
      return reply.status(201).send({
        link: `${baseUrl(request, workspace)}${made.path}`,
        token: made.token,
        expiresAt: made.expiresAt,
      });
    },
  );
}

export function baseUrl(request: FastifyRequest, workspace: Workspace): string {
  return (workspace.publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/+$/, '');
}
