/**
 * The layering of ARCHITECTURE.md as a pure function: files with what they import → what breaks a rule.
 * Paths are relative to the checkout, with forward slashes.
 */
export type SourceFile = { path: string; imports: string[] };
export type Violation = { path: string; imported: string; rule: string };

/** In the order in which data flows; a stage imports only those before it. */
export const stages = [
  ...[
    'workspace',
    'consent',
    'catalogue',
    'campaigns',
    'collect',
    'links',
    'listening',
    'identity',
    'profiles',
  ],
  ...[
    'metrics',
    'audiences',
    'channels',
    'experiments',
    'journeys',
    'influencers',
    'measurement',
    'planning',
  ],
  'insights',
];

const OWN_PACKAGES: Record<string, readonly string[]> = {
  contract: [],
  engine: [],
  stats: [],
  server: ['@rondo/contract', '@rondo/stats'],
  web: ['@rondo/contract'],
  sdk: ['@rondo/contract'],
};

/** What a stage shows to the outside; nothing inside it builds on these but the door and their like. */
const OUTER = /[-/](routes|consumer|jobs)\.ts$/;

const isTest = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || path.startsWith('packages/server/test/');

/** `../x/y.ts` seen from `a/b/c.ts` → `a/x/y.ts`. */
export function resolveImport(from: string, imported: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of imported.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

export function findViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const rule = imported.startsWith('.')
        ? breaksWithin(file.path, resolveImport(file.path, imported))
        : breaksBetweenPackages(file.path, imported);
      return rule === undefined ? [] : [{ path: file.path, imported, rule }];
    }),
  );
}

function packageOf(path: string): string | undefined {
  return /^packages\/([^/]+)\//.exec(path)?.[1];
}

function breaksBetweenPackages(path: string, imported: string): string | undefined {
  const name = packageOf(path);
  if (name === undefined || isTest(path)) return undefined;
  if (name === 'contract' && !/^typebox(\/|$)/.test(imported)) return 'contract imports typebox only';
  if (!imported.startsWith('@rondo/') && imported !== 'rondo') return undefined;
  const allowed = OWN_PACKAGES[name] ?? [];
  if (allowed.includes(imported)) return undefined;
  return `${name} imports ${allowed.length === 0 ? 'none of our packages' : `only ${allowed.join(' and ')}`}, by its name`;
}

function breaksWithin(path: string, target: string): string | undefined {
  const test = isTest(path);
  if (packageOf(path) !== packageOf(target)) {
    return test || packageOf(path) === undefined
      ? undefined
      : 'a package imports another by its name, not by its path';
  }
  if (packageOf(path) !== 'server') return undefined;
  const from = serverPlace(path);
  const to = serverPlace(target);
  if (to.kind === 'test') return test ? undefined : 'only tests import what is for tests';
  if (test && from.kind === 'test') return undefined;
  if (from.kind === 'platform' && to.kind !== 'platform' && to.kind !== 'migrations')
    return 'platform knows nothing of the rest';
  if (from.kind === 'stage') return breaksInStage(from.name, path, to, target, test);
  if ((from.kind === 'cli' || from.kind === 'demo') && to.kind === 'stage') {
    return `${from.kind} reaches a running server over HTTP, not its stages`;
  }
  if (from.kind === 'demo' && to.kind === 'root') return 'demo reaches a running server over HTTP';
  if (to.kind === 'stage' && from.kind === 'root' && !target.endsWith('/index.ts'))
    return 'a stage is entered by its index.ts';
  return undefined;
}

function breaksInStage(
  name: string,
  path: string,
  to: Place,
  target: string,
  test: boolean,
): string | undefined {
  if (!stages.includes(name))
    return `“${name}” is not in the list of stages (scripts/layer-rules.ts, ARCHITECTURE.md)`;
  if (to.kind === 'platform') return undefined;
  if (to.kind !== 'stage') return test ? undefined : 'a stage imports platform and earlier stages only';
  if (to.name !== name) {
    if (stages.indexOf(to.name) > stages.indexOf(name) && !test) {
      return `${name} comes before ${to.name}: reach it through the log or a port that main.ts fills`;
    }
    return target.endsWith('/index.ts') ? undefined : 'a stage is entered by its index.ts';
  }
  // A stage with several parts has a door for each: collect/imports/index.ts.
  const door = path.endsWith('/index.ts');
  if (OUTER.test(target) && !door && !OUTER.test(path) && !test) {
    return 'rules and stores do not build on routes, consumers and jobs';
  }
  return undefined;
}

type Place = { kind: 'platform' | 'stage' | 'cli' | 'demo' | 'root' | 'test' | 'migrations'; name: string };

function serverPlace(path: string): Place {
  const [, , area = '', folder = '', name = ''] = path.split('/');
  if (area === 'test') return { kind: 'test', name: '' };
  if (area === 'migrations') return { kind: 'migrations', name: '' };
  if (folder === 'platform' || folder === 'cli' || folder === 'demo') return { kind: folder, name: '' };
  return folder === 'stages' ? { kind: 'stage', name } : { kind: 'root', name: '' };
}
