/**
 * Holds the layering of ARCHITECTURE.md: node scripts/check-layers.ts [folder of a checkout]
 * Fails where a rule is broken, and where it found too little to judge: a checker that checks nothing must not pass.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import ts from 'typescript';
import { findViolations, type SourceFile } from './layer-rules.ts';

/** Each of these must have files that import something, else the check has lost sight of them. */
const MUST_HAVE = [
  ...['packages/contract/src', 'packages/engine/src', 'packages/web/src', 'packages/server/src/platform'],
  ...['packages/server/src/stages', 'packages/server/src/cli'],
];

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const files: SourceFile[] = globSync('packages/*/{src,test,migrations,scripts}/**/*.{ts,tsx}', { cwd: root })
  .filter((path) => !path.includes('node_modules') && !path.endsWith('.d.ts'))
  .map((path) => ({
    path: path.split(sep).join('/'),
    // Imports, re-exports, `import type` and `import()` alike.
    imports: ts
      .preProcessFile(readFileSync(join(root, path), 'utf8'), true, true)
      .importedFiles.map((file) => file.fileName),
  }));

const unseen = MUST_HAVE.filter(
  (folder) => !files.some((file) => file.path.startsWith(`${folder}/`) && file.imports.length > 0),
);
const violations = findViolations(files);
for (const { path, imported, rule } of violations) console.error(`${path}\n  imports ${imported}: ${rule}`);
for (const folder of unseen) console.error(`${folder}: nothing found to check`);

const imports = files.reduce((sum, file) => sum + file.imports.length, 0);
console.log(`Layers: ${files.length} files, ${imports} imports, ${violations.length} against the rules`);
if (violations.length > 0 || unseen.length > 0) process.exitCode = 1;
