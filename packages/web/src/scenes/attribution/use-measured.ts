import type { MeasuredAttribution, MeasureProgress } from '@rondo/contract';
import { api, take } from '../../api/client.ts';
import type { paths } from '../../api/generated/schema.d.ts';
import { useUntilDone } from '../../api/use-until-done.ts';

const PATH = '/api/measure/attribution';

export type MeasureQuestion = paths[typeof PATH]['get']['parameters']['query'];

export function useMeasured(question: MeasureQuestion) {
  const params = { query: question };
  return useUntilDone<MeasuredAttribution, MeasureProgress>({
    key: [PATH, question],
    ask: (signal) => take(api.GET(PATH, { params, signal })),
    end: () => take(api.DELETE(PATH, { params })),
  });
}
