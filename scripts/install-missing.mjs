// Brings what is missing, and nothing else: packages from npm, the built pages and tracking script and, for tests,
// Debian's Chromium and PostgreSQL. Plain JavaScript without dependencies: it runs before anything is installed, on
// whatever Node there is (20 or newer).
//
//   node scripts/install-missing.mjs               packages and builds
//   node scripts/install-missing.mjs --for-tests   also chromium and postgresql, by apt, when root
//   node scripts/install-missing.mjs --prepare     builds only; npm calls this after an installation
//   node scripts/install-missing.mjs --build       builds only, also what is stale; the browser tests call this
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const flags = process.argv.slice(2);

if (flags.includes('--prepare')) {
  buildMissing({ onlyWhenAbsent: process.env.npm_command !== 'ci' });
} else if (flags.includes('--build')) {
  buildMissing({ onlyWhenAbsent: false });
} else {
  installPackages();
  buildMissing({ onlyWhenAbsent: false });
  if (flags.includes('--for-tests')) installForTests();
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function run(program, args, options = {}) {
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  // What these programs say is not a result: stdout stays free for those.
  return spawnSync(program, args, { cwd: root, env, stdio: ['ignore', 2, 2], ...options }).status === 0;
}

function fail(message, cure) {
  say(`install-missing: ${message}\n  Cure: ${cure}`);
  process.exit(1);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whether every package of the lock file is there in its version. npm notes what it installed in a lock of its own. */
function packagesAreComplete() {
  const wanted = readJson('package-lock.json')?.packages;
  const installed = readJson('node_modules/.package-lock.json')?.packages;
  if (wanted === undefined || installed === undefined) return false;
  for (const [path, { version, link, optional }] of Object.entries(wanted)) {
    // Optional ones are of other platforms, more often than not.
    if (!path.includes('node_modules/') || optional) continue;
    if (installed[path] === undefined || installed[path].version !== version) return false;
    if (!existsSync(join(root, path)) && !link) return false;
  }
  return existsSync(join(root, 'node_modules/node/bin/node'));
}

function installPackages() {
  if (packagesAreComplete()) return;
  say('Installing the packages from npm (some 900 MB unpacked; once) …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) {
    fail(
      'npm ci failed.',
      'Read its message above; most often the network or the disk is the reason. Then try again.',
    );
  }
  if (!existsSync(join(root, 'node_modules/node/bin/node'))) {
    fail(
      'npm did not install the package “node”, which carries Node 24.',
      'Allow its install script: npm config set ignore-scripts false, then npm ci. Or install Node 24 from nodejs.org.',
    );
  }
}

function newest(path) {
  const full = join(root, path);
  if (!existsSync(full)) return 0;
  const stat = statSync(full);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(full)
      .filter((name) => name !== 'node_modules')
      .map((name) => newest(join(path, name))),
  );
}

function buildMissing({ onlyWhenAbsent }) {
  const builds = [
    {
      name: 'the tracking script',
      workspace: '@rondo/sdk',
      made: 'packages/sdk/dist/rondo.js',
      from: ['packages/sdk/src', 'packages/sdk/package.json'],
    },
    {
      name: 'the pages',
      workspace: '@rondo/web',
      made: 'packages/web/dist/index.html',
      from: [
        'packages/web/src',
        'packages/web/public',
        'packages/web/index.html',
        'packages/web/vite.config.ts',
        'packages/web/package.json',
        'packages/contract/src',
      ],
    },
  ];
  for (const { name, workspace, made, from } of builds) {
    const isThere = existsSync(join(root, made));
    if (isThere && (onlyWhenAbsent || newest(made) >= Math.max(...from.map(newest)))) continue;
    say(`Building ${name} …`);
    if (run('npm', ['run', 'build', '--silent', '--workspace', workspace])) continue;
    const message = `${name} could not be built.`;
    const cure = `Read the message above, then: npm run build --workspace ${workspace}`;
    // “npm install PACKAGE” in the middle of work on the pages must not fail for the pages' sake.
    if (onlyWhenAbsent) say(`install-missing: ${message}\n  Cure: ${cure}`);
    else fail(message, cure);
  }
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

function installForTests() {
  const missing = [];
  if (!onPath('chromium') && !onPath('chromium-browser') && !onPath('google-chrome'))
    missing.push('chromium');
  if (!existsSync('/usr/lib/postgresql')) missing.push('postgresql');
  if (missing.length === 0) return;
  const skipped = `the tests that need ${missing.join(' and ')} will be skipped`;
  if (!onPath('apt-get')) return say(`There is no apt-get here: ${skipped}.`);
  if (process.getuid?.() !== 0)
    return say(`Only root may install packages: ${skipped}. (apt-get install ${missing.join(' ')})`);
  say(`Installing ${missing.join(' and ')} by apt, for the tests …`);
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' };
  const install = () =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
  // A fresh image has no list of packages yet.
  if (!install() && !(run('apt-get', ['update', '-qq'], quiet) && install())) {
    say(`apt could not install ${missing.join(' and ')} (run apt-get install to see why): ${skipped}.`);
  }
}
