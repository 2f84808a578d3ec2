import { type ClusterQuality, judgeClusters } from '@rondo/stats';
import type { Command } from 'commander';
import { invalid } from '../platform/error.ts';
import { explainPair } from '../platform/matching/explain-pair.ts';
import { withMatchEngine } from '../platform/matching/match-engine.ts';
import { matchRecords, prepareMatching } from '../platform/matching/match-records.ts';
import { describeMatch } from './match/describe-match.ts';
import { readMatchConfig, writeMatchConfig } from './match/read-match-config.ts';
import { type MatchFiles, readMatchFiles } from './match/read-match-input.ts';
import { printJson, writeCsv } from './write-results.ts';

type MatchOptions = {
  input: string;
  with?: string;
  config?: string;
  propose?: string;
  id?: string;
  output?: string;
  pairs?: string;
  truth?: string;
  truthFile?: string;
  explain?: string[];
};

export function registerMatch(lab: Command): void {
  lab
    .command('match')
    .description('Find the records of one file, or of two, that are one person, and say why')
    .requiredOption('--input <file>', 'delimited text with a header')
    .option(
      '--id <column>',
      'the column that names a record, in both files (record_id, rec_id or id; else rows are numbered from 1)',
    )
    .option('--with <file>', 'a second file: its records are linked to those of the first')
    .option('--config <file>', 'how to compare; proposed from the data if left out')
    .option('--propose <file>', 'write the proposed configuration, to be changed, and stop')
    .option('--output <file>', 'clusters as CSV: record_id, cluster_id')
    .option('--pairs <file>', 'pairs as CSV: left_id, right_id, probability, weight')
    .option('--truth <column>', 'who each record is in truth: prints precision and recall')
    .option('--truth-file <file>', 'the same in a file of record_id and entity')
    .option('--explain <ids...>', 'two record ids: why they are one person, or why not')
    .action(runMatch);
}

async function runMatch(options: MatchOptions): Promise<void> {
  if (options.explain !== undefined && options.explain.length !== 2) {
    throw invalid('--explain', 'An explanation is of two records.', 'Give two ids: --explain 17 35.');
  }
  const files = readMatchFiles(options);
  const given = options.config === undefined ? undefined : readMatchConfig(options.config, files.input.names);
  const { propose } = options;
  if (propose !== undefined) {
    const { config } = await withMatchEngine((engine) => prepareMatching(engine, files.input, given));
    writeMatchConfig(propose, config);
    printJson({ written: propose, columns: config.columns });
    return;
  }
  const asked = options.explain?.map((id) => findRecord(files, id));
  const { result, explanation } = await withMatchEngine(async (engine) => {
    const matched = await matchRecords(engine, files.input, given);
    const [left, right] = asked ?? [];
    if (left === undefined || right === undefined) return { result: matched, explanation: undefined };
    return { result: matched, explanation: await explainPair(engine, matched, files.input, left, right) };
  });
  const { clusters, pairs } = result;
  const { ids, idsCollide, input } = files;
  const source = (record: number): string => (record < input.first ? 'input' : 'with');
  if (options.output !== undefined) {
    writeCsv(
      options.output,
      ['record_id', 'cluster_id', ...(idsCollide ? ['source'] : [])],
      Array.from(clusters, (cluster, record) => [
        ids[record] ?? '',
        cluster,
        ...(idsCollide ? [source(record)] : []),
      ]),
    );
  }
  if (options.pairs !== undefined) {
    writeCsv(
      options.pairs,
      ['left_id', 'right_id', 'probability', 'weight'],
      Array.from(pairs.weight, (weight, i) => [
        ids[pairs.left[i] ?? 0] ?? '',
        ids[pairs.right[i] ?? 0] ?? '',
        Number((1 / (1 + 2 ** -weight)).toPrecision(6)),
        Number(weight.toFixed(4)),
      ]),
      '--pairs',
    );
  }
  printJson({
    ...describeMatch(result, files),
    ...(explanation && { explanation }),
    ...(files.truth && { quality: judge(clusters, files.truth, input.first) }),
  });
}

function judge(clusters: Uint32Array, truth: readonly string[], first: number): ClusterQuality {
  return judgeClusters(Array.from(clusters), truth, first);
}

function findRecord({ ids, input, idsCollide }: MatchFiles, id: string): number {
  const record = ids.indexOf(id);
  if (record === -1) {
    throw invalid('--explain', `There is no record “${id}”.`, 'Give two ids from the column of --id.');
  }
  if (idsCollide && input.first < input.records && ids.indexOf(id, record + 1) !== -1) {
    throw invalid(
      '--explain',
      `Both files have a record “${id}”.`,
      'Make the ids of the two files different, by a letter before them say.',
    );
  }
  return record;
}
