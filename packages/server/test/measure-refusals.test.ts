import { beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/server.ts';

/** From who may least to who may most. */
const ROLES = ['viewer', 'analyst', 'marketer', 'owner'] as const;
type Role = (typeof ROLES)[number];
type Wrong = [query: string, field: string];

const MAY = 'from=2026-05-01&to=2026-06-01';
const REVERSED = 'from=2026-06-01&to=2026-05-01';
const NO_DAY = 'from=2026-02-30&to=2026-03-05';
const period: Wrong[] = [
  ['', 'from'],
  ['from=2026-05-01', 'to'],
  [NO_DAY, 'from'],
  [REVERSED, 'to'],
];
const EXPERIMENT = 'experiments/{key}';

/** Of each question under /api/measure: the least role that may ask it, and what of it cannot be answered, with the wrong field. */
const QUESTIONS: Record<string, [least: Role, wrong: Wrong[]]> = {
  anomalies: [
    'viewer',
    [
      [NO_DAY, 'from'],
      [REVERSED, 'to'],
      ['from=2026-06-01', 'to'],
      ['metric=nothing', 'metric'],
      ['rate=1', 'rate'],
      ['limit=0', 'limit'],
    ],
  ],
  attribution: [
    'viewer',
    [
      ...period,
      [`${MAY}&models=luck`, 'models/0'],
      [`${MAY}&grain=planet`, 'grain'],
      [`${MAY}&level=1`, 'level'],
      [`${MAY}&order=9`, 'order'],
      [`${MAY}&lookbackDays=0`, 'lookbackDays'],
    ],
  ],
  'attribution/paths': ['viewer', [...period, [`${MAY}&limit=0`, 'limit']]],
  'attribution/conversions': ['analyst', [...period, [`${MAY}&after=-1`, 'after']]],
  contacts: ['viewer', [...period, [`${MAY}&days=0`, 'days'], [`${MAY}&by=mood`, 'by']]],
  'contacts/rows': ['analyst', [...period, [`${MAY}&by=mood`, 'by']]],
  drivers: [
    'viewer',
    [
      ['', 'metric'],
      ['metric=nothing', 'metric'],
      [`metric=orders&${NO_DAY}`, 'from'],
      [`metric=orders&${REVERSED}`, 'to'],
      ['metric=orders&compareFrom=2026-06-01&compareTo=2026-05-01', 'compareTo'],
      ['metric=orders&compareFrom=2026-06-01', 'compareTo'],
      ['metric=orders&dimension=planet', 'dimension'],
      ['metric=orders&filter=planet:Mars', 'filter'],
      ['metric=orders&against=luck', 'against'],
    ],
  ],
  'experiment-lifts': ['viewer', []],
  'experiment-plan': [
    'viewer',
    [
      ['', 'kind'],
      ['kind=conversion', 'events'],
      ['kind=conversion&events=X&effect=0', 'effect'],
      ['kind=count-ratio&events=X&effect=0.1', 'per'],
      ['kind=conversion&events=X&effect=0.1&days=3', 'days'],
    ],
  ],
  experiments: ['viewer', []],
  [EXPERIMENT]: ['viewer', []],
  [`${EXPERIMENT}/allocation`]: [
    'viewer',
    [
      ['seed=-1', 'seed'],
      ['', 'key'],
    ],
  ],
  [`${EXPERIMENT}/gains`]: [
    'viewer',
    [
      ['variation=nobody', 'variation'],
      ['variation=A', 'variation'],
      ['metric=Nothing', 'metric'],
    ],
  ],
  [`${EXPERIMENT}/people`]: [
    'analyst',
    [
      ['', 'variation'],
      ['variation=nobody', 'variation'],
      ['variation=A&limit=0', 'limit'],
    ],
  ],
  [`${EXPERIMENT}/policies`]: [
    'viewer',
    [
      ['shares=A', 'shares'],
      ['shares=A:1,Z:0', 'shares'],
      ['shares=A:0.5,B:0.6', 'shares'],
    ],
  ],
  [`${EXPERIMENT}/result`]: ['viewer', []],
  forecast: [
    'viewer',
    [
      ['', 'metric'],
      ['metric=nothing', 'metric'],
      ['metric=orders&grain=hour', 'grain'],
      ['metric=orders&horizon=0', 'horizon'],
      ['metric=orders&model=luck', 'model'],
      ['metric=orders&from=2026-02-30', 'from'],
      ['metric=orders&from=2100-01-01', 'from'],
      ['metric=orders&filter=planet:Mars', 'filter'],
    ],
  ],
  geo: [
    'viewer',
    [
      ['', 'places'],
      [`places=X&${REVERSED}`, 'to'],
      [`places=X&${NO_DAY}`, 'from'],
    ],
  ],
  'geo/design': [
    'viewer',
    [
      ['sizes=0', 'sizes/0'],
      ['durations=27', 'durations/0'],
      ['channel=', 'channel'],
    ],
  ],
  'geo/places': [
    'viewer',
    [
      ['by=planet', 'by'],
      ['weeks=3', 'weeks'],
    ],
  ],
  impact: [
    'viewer',
    [
      ['metric=orders', 'from'],
      ['metric=nothing&from=2026-05-01', 'metric'],
      ['metric=orders&from=2026-02-30', 'from'],
    ],
  ],
  mix: [
    'viewer',
    [
      ['target=luck', 'target'],
      ['weeks=10', 'weeks'],
      ['budget=0', 'budget'],
      ['testShare=0.05', 'testShare'],
      ['maxChange=0', 'maxChange'],
    ],
  ],
  repurchase: [
    'viewer',
    [
      ['by=mood', 'by'],
      ['days=0', 'days'],
    ],
  ],
  rfm: ['viewer', [['days=1', 'days']]],
  'rfm/people': [
    'analyst',
    [
      ['recency=6', 'recency/0'],
      ['limit=0', 'limit'],
    ],
  ],
  scores: [
    'viewer',
    [
      ['outcome=luck', 'outcome'],
      ['days=0', 'days'],
      ['outcome=event', 'event'],
    ],
  ],
  'scores/people': [
    'analyst',
    [
      ['outcome=event', 'event'],
      ['limit=0', 'limit'],
    ],
  ],
  triangulation: [
    'viewer',
    [
      ['weeks=3', 'weeks'],
      ['metric=luck', 'metric'],
      ['margin=2', 'margin'],
    ],
  ],
  value: [
    'viewer',
    [
      ['days=0', 'days'],
      ['discount=3', 'discount'],
    ],
  ],
  'value/customers': ['analyst', [['limit=0', 'limit']]],
};

/** What these must have, so that a name that is wrong is all that is. */
const REQUIRED: Record<string, string> = {
  attribution: `${MAY}&`,
  'attribution/paths': `${MAY}&`,
  'attribution/conversions': `${MAY}&`,
  contacts: `${MAY}&`,
  'contacts/rows': `${MAY}&`,
  drivers: 'metric=orders&',
  'experiment-plan': 'kind=conversion&events=X&effect=0.1&',
  [`${EXPERIMENT}/people`]: 'variation=A&',
  forecast: 'metric=orders&',
  geo: `places=X&${MAY}&`,
  impact: 'metric=orders&from=2026-05-01&',
};
const WITH_NO_QUERY = ['experiments', EXPERIMENT, `${EXPERIMENT}/result`, 'experiment-lifts'];
const CANCELLED = ['attribution', `${EXPERIMENT}/gains`, 'geo/design', 'impact', 'mix', 'scores'];
const WRITES = ['post experiments', `put ${EXPERIMENT}`, `delete ${EXPERIMENT}`];

const definition = {
  name: 'Offer',
  hypothesis: '',
  source: { kind: 'exposures', experiment: 'offer' },
  variations: [
    { key: 'A', weight: 1 },
    { key: 'B', weight: 1 },
  ],
  control: 'A',
  from: '2026-05-01',
  primary: { name: 'Orders', kind: 'count', events: ['Order Completed'] },
};

let server: TestServer;
const cookies = new Map<Role, string>();

async function ask(
  line: string,
  query = '',
  role: Role = 'owner',
): Promise<{ status: number; error: { field?: string; message?: string; cure?: string } }> {
  const [method = '', path = ''] = line.split(' ');
  const response = await fetch(`${server.url}/api/measure/${path.replace('{key}', 'offer')}?${query}`, {
    method: method.toUpperCase(),
    headers: { cookie: cookies.get(role) ?? '', 'x-rondo-request': '1' },
  });
  const body: unknown = await response.json().catch(() => undefined);
  const error: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'error') : undefined;
  return { status: response.status, error: typeof error === 'object' && error !== null ? error : {} };
}

/** The cookie of whoever signs in so. */
async function signIn(path: '' | '/link', json: object): Promise<string> {
  const response = await fetch(`${server.url}/api/session${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-rondo-request': '1' },
    body: JSON.stringify(json),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

beforeAll(async () => {
  server = await startTestServer();
  const password = 'a long enough password';
  await server.ask('POST', '/api/set-up', {
    name: 'Refusals',
    currency: 'EUR',
    timeZone: 'UTC',
    weekStart: 1,
    language: 'en',
    owner: { name: 'Ada', email: 'owner@rondo.test', password },
  });
  cookies.set('owner', await signIn('', { email: 'owner@rondo.test', password }));
  for (const role of ['viewer', 'analyst', 'marketer'] as const) {
    const member = { name: role, email: `${role}@rondo.test`, role };
    const { token } = await server.ask<{ token: string }>('POST', '/api/members', member);
    cookies.set(role, await signIn('/link', { token }));
  }
  await server.ask('POST', '/api/measure/experiments', { key: 'offer', ...definition });
});

describe('every question of measurement', () => {
  it('is listed here', async () => {
    const { paths } = await server.ask<{ paths: Record<string, object> }>('GET', '/api/openapi.json');
    const served = Object.entries(paths).flatMap(([path, methods]) =>
      path.startsWith('/api/measure/')
        ? Object.keys(methods).map((method) => `${method} ${path.slice('/api/measure/'.length)}`)
        : [],
    );
    const listed = [
      ...Object.keys(QUESTIONS).map((path) => `get ${path}`),
      ...CANCELLED.map((path) => `delete ${path}`),
      ...WRITES,
    ];
    expect(served.sort()).toEqual(listed.sort());
  });

  it.each(Object.entries(QUESTIONS))(
    '%s is answered to whom it may be, and to nobody else',
    async (path, [least]) => {
      const methods = CANCELLED.includes(path) ? ['get', 'delete'] : ['get'];
      for (const method of methods) {
        const allowed: Role[] = [];
        // Permission comes before everything else, so a wrong question tells it without any work.
        for (const role of ROLES)
          if ((await ask(`${method} ${path}`, 'til=1', role)).status !== 403) allowed.push(role);
        expect(allowed).toEqual(ROLES.slice(ROLES.indexOf(least)));
      }
    },
  );

  it('is written by marketers and owners alone', async () => {
    for (const line of WRITES) {
      const refused: Role[] = [];
      for (const role of ['viewer', 'analyst'] as const)
        if ((await ask(line, '', role)).status === 403) refused.push(role);
      expect([line, refused]).toEqual([line, ['viewer', 'analyst']]);
    }
    expect((await ask('post experiments', '', 'marketer')).status).toBe(400);
  });

  const wrong = Object.entries(QUESTIONS).flatMap(([path, [, cases]]) => [
    ...cases.map(([query, field]) => [path, query, field] as const),
    // A misspelt name is told, too, and not taken for a question that leaves it out.
    ...(WITH_NO_QUERY.includes(path) ? [] : [[path, `${REQUIRED[path] ?? ''}til=1`, 'til'] as const]),
  ]);
  it.each(wrong)('%s?%s names the field “%s” and the cure', async (path, query, field) => {
    const lines =
      CANCELLED.includes(path) && field === 'til' ? [`get ${path}`, `delete ${path}`] : [`get ${path}`];
    for (const line of lines) {
      const { status, error } = await ask(line, query);
      expect([status, error.message]).toEqual([400, expect.stringMatching(/.{10}/)]);
      expect(error.field).toMatch(new RegExp(`(^|/)${field}$`));
      expect(error.cure).toMatch(/.{10}/);
    }
  });
});
