import type { Chart } from '@rondo/contract';
import type { Metrics } from '../metrics/index.ts';

/**
 * What a saved chart reads. Its definition is its page's address: `search` holds the metric of a figure, and for funnels
 * and the like the names of the events themselves, whichever parameter they stand in.
 */
export async function readsOfChart(metrics: Metrics, { definition }: Chart): Promise<string[]> {
  const search = typeof definition.search === 'string' ? definition.search : '';
  const values = [...new URLSearchParams(search).values()].flatMap((value) => value.split(/[,|]/));
  const named = typeof definition.metric === 'string' ? [definition.metric, ...values] : values;
  // A word that is no metric is an event's name, or nothing that data could be called by.
  const reads = await Promise.all(named.map((word) => metrics.reads(word).catch(() => [word])));
  return [...new Set(reads.flat())].filter((word) => word !== '');
}
