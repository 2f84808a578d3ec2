import type { Chart } from '@rondo/contract';
import type { Metrics } from '../metrics/index.ts';

/**
 * What a saved chart reads. Its definition is its page's address: `search` holds the metric of a figure, or the steps of
 * a funnel, each as JSON that names an event or a page.
 */
export async function readsOfChart(
  metrics: Pick<Metrics, 'reads'>,
  { definition }: Chart,
): Promise<string[]> {
  const search = new URLSearchParams(typeof definition.search === 'string' ? definition.search : '');
  const keys = [definition.metric, ...search.getAll('metric')].filter((key) => typeof key === 'string');
  // A figure that is no longer there reads nothing any more.
  const figures = await Promise.all(keys.map((key) => metrics.reads(key).catch(() => [])));
  return [...new Set([...figures.flat(), ...search.getAll('step').flatMap(readStep)])];
}

function readStep(text: string): string[] {
  try {
    const step: unknown = JSON.parse(text);
    if (typeof step !== 'object' || step === null) return [];
    if ('event' in step && typeof step.event === 'string' && step.event !== '') return [step.event];
    return 'page' in step ? ['page'] : [];
  } catch {
    return [];
  }
}
