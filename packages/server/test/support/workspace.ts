import type { SetUp } from '@rondo/contract';
import { type VirtualClock, virtualClock } from '../../src/platform/clock.ts';
import { createHttp, type Http } from '../../src/platform/http/create-http.ts';
import { silentLog } from '../../src/platform/log.ts';
import { createWorkspace, type Workspace, workspaceRoutes } from '../../src/stages/workspace/index.ts';
import type { TestRecords } from './records.ts';

/** What the tests of this stage share: the stage alone behind a real web server's handlers, on a clock that they turn. */
export const LOCAL_TOKEN = 'local-token-of-the-test';
export const PASSWORD = 'a tall blue sewing machine';
export const COMPANY: SetUp = {
  name: 'Lingon & Co',
  currency: 'SEK',
  timeZone: 'Europe/Stockholm',
  weekStart: 1,
  language: 'sv',
  defaultRegion: 'SE',
  owner: { name: 'Astrid', email: 'Astrid@Lingon.example', password: PASSWORD },
};

export type Call = {
  cookie?: string | undefined;
  key?: string;
  body?: object;
  guard?: boolean;
  address?: string;
};
export type Answer = { status: number; body: unknown; cookie: string | undefined; retryAfter: number };
export type Caller = (line: string, call?: Call) => Promise<Answer>;

export type TestWorkspace = {
  http: Http;
  workspace: Workspace;
  clock: VirtualClock;
  /** `call('POST /api/session', { body })` */
  call: Caller;
  /** Sets up and answers with the owner's cookie and the first write key. */
  begin(): Promise<{ cookie: string; writeKey: string }>;
  /** Invites a member and signs them in. */
  join(ownerCookie: string, role: string): Promise<{ id: string; cookie: string }>;
};

/** Follows names into an answer and insists on a text there. */
export function textAt(value: unknown, ...names: (string | number)[]): string {
  const found = names.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
    value,
  );
  if (typeof found !== 'string')
    throw new TypeError(`no text at ${names.join('.')} of ${JSON.stringify(value)}`);
  return found;
}

export async function startWorkspace(
  test: TestRecords,
  options: { clock?: VirtualClock; publicUrl?: string } = {},
): Promise<TestWorkspace> {
  const clock = options.clock ?? virtualClock(new Date('2026-05-04T08:00:00Z'));
  const { publicUrl } = options;
  const workspace = createWorkspace({ records: test.records, clock, localToken: LOCAL_TOKEN, publicUrl });
  const http = await createHttp({ log: silentLog(), authenticate: workspace.authenticate, version: '0' });
  workspaceRoutes(http, workspace);
  // What a later stage adds.
  http.get('/api/segments', { config: { permission: 'segments.read' } }, async () => ({ items: [] }));
  http.post('/api/segments', { config: { permission: 'segments.write' } }, async () => ({}));
  http.get('/api/people', { config: { permission: 'people.read' } }, async () => ({ items: [] }));

  const call: Caller = async (line, { cookie, key, body, guard = true, address = '192.0.2.1' } = {}) => {
    const [method, url] = line.split(' ');
    if (
      (method !== 'GET' &&
        method !== 'POST' &&
        method !== 'PATCH' &&
        method !== 'PUT' &&
        method !== 'DELETE') ||
      !url
    ) {
      throw new TypeError(`“${line}” is not a method and a path`);
    }
    const answer = await http.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        ...(guard ? { 'x-rondo-request': '1' } : {}),
        ...(cookie === undefined ? {} : { cookie: `rondo_session=${cookie}` }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    const made = answer.cookies.find((one) => one.name === 'rondo_session');
    return {
      status: answer.statusCode,
      body: answer.payload === '' ? undefined : answer.json<unknown>(),
      cookie: made?.value,
      retryAfter: Number(answer.headers['retry-after'] ?? 0),
    };
  };

  return {
    http,
    workspace,
    clock,
    call,
    async begin() {
      const link = await workspace.firstVisitLink();
      const answer = await call('POST /api/set-up', { body: { ...COMPANY, token: link?.token } });
      return { cookie: answer.cookie ?? '', writeKey: textAt(answer.body, 'writeKey', 'key') };
    },
    async join(ownerCookie, role) {
      const body = { name: `A ${role}`, email: `${role}@lingon.example`, role };
      const invited = await call('POST /api/members', { cookie: ownerCookie, body });
      const entered = await call('POST /api/session/link', {
        body: { token: textAt(invited.body, 'token') },
      });
      return { id: textAt(invited.body, 'member', 'id'), cookie: entered.cookie ?? '' };
    },
  };
}
