#!/usr/bin/env node
// Plain JavaScript that any Node understands: it makes sure that the rest, TypeScript, runs under a Node that can.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// 24.7 brought crypto.argon2, with which passwords are hashed.
const LEAST = [24, 7];
const here = dirname(fileURLToPath(import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) {
  // What was compiled once is read from the machine's folder for such things: a third of the time to start.
  module.enableCompileCache?.();
  const { runCommandLine } = await import('../src/cli/main.ts');
  await runCommandLine(process.argv.slice(2));
} else {
  const newer = process.env.RONDO_NODE_TRIED === undefined ? findNode(here) : undefined;
  if (newer === undefined) {
    process.stderr.write(
      `rondo: node-too-old: Rondo needs Node ${LEAST.join('.')} or newer; this is ${process.versions.node}.\n` +
        '  Cure: run “npm ci” in the checkout, which brings a Node of its own, or install Node 24 from https://nodejs.org\n',
    );
    process.exit(1);
  }
  const child = spawn(newer, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    // If that binary were too old as well, it must not start itself for ever.
    env: { ...process.env, RONDO_NODE_TRIED: '1' },
  });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    process.on(signal, () => {
      // A terminal has sent its Ctrl-C to the child already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
  child.on('error', (error) => {
    process.stderr.write(
      `rondo: node-too-old: ${newer} did not start: ${error.message}\n  Cure: run “npm ci” again.\n`,
    );
    process.exit(1);
  });
}

/** The binary of the npm package `node`, in this folder's node_modules or in one further up. */
function findNode(folder) {
  const binary = join(folder, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(binary)) return binary;
  const parent = dirname(folder);
  return parent === folder ? undefined : findNode(parent);
}
