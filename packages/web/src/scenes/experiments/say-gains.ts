import type { ExperimentGains } from '@rondo/contract';
import type { TFunction } from 'i18next';
import type { Format } from '../../ui/format.ts';
import type { MetricWords } from '../explore/metric-words.ts';

type Group = ExperimentGains['groups'][number];
type Interval = Group['inside'];
export type GainWords = { t: TFunction; format: Format; words: MetricWords; name: string };

/** Differences are said per hundred people; money per person. */
export const gainScale = ({ kind }: Pick<ExperimentGains, 'kind'>): number => (kind === 'revenue' ? 1 : 100);

export function writeGain(answer: Pick<ExperimentGains, 'kind'>, value: number, format: Format): string {
  const scaled = value * gainScale(answer);
  return answer.kind === 'revenue' ? format.money(scaled) : format.number(Number(scaled.toPrecision(2)));
}

/** Which people: “who had bought before”, “from Sweden”. */
export function sayGroup(
  { feature, value }: Pick<Group, 'feature' | 'value'>,
  { t, words }: GainWords,
): string {
  const dimension = feature === 'country' ? 'country' : 'channel';
  return t(`gains.group.${feature}`, { value: value === null ? '' : words.valueOf(dimension, value) });
}

/** 1 where the interval leaves 0 out on the better side, −1 on the worse one, 0 where it holds 0. */
function sideOf({ low, high }: Interval, better: ExperimentGains['better']): number {
  const side = low > 0 ? 1 : high < 0 ? -1 : 0;
  return better === 'more' ? side : -side;
}

/** “2.1 more “Orders” per 100 people, between 0.4 and 3.8”. */
function sayDifference(
  answer: ExperimentGains,
  { estimate, low, high }: Interval,
  { t, format }: GainWords,
): string {
  const down = estimate < 0;
  const [near, far] = down ? [-high, -low] : [low, high];
  const way = `${answer.kind === 'revenue' ? 'money' : 'count'}${down ? 'Less' : 'More'}`;
  return t(`gains.${way}`, {
    metric: answer.metric,
    amount: writeGain(answer, Math.abs(estimate), format),
    low: isolate(writeGain(answer, near, format)),
    high: isolate(writeGain(answer, far, format)),
  });
}

/** A sign stays before its figure in a sentence that runs from right to left. */
const isolate = (figure: string): string => `\u2066${figure}\u2069`;

/** Who gains, in a sentence; and where nothing can be told apart, that. */
export function sayGains(answer: ExperimentGains, said: GainWords): string {
  const { t, format, name } = said;
  const group = answer.groups[answer.best ?? -1];
  if (!answer.told) return t('gains.nothing');
  if (group === undefined) {
    const [half, all] = [answer.curve[4], answer.curve[9]];
    return t('gains.toldOnly', {
      half: writeGain(answer, half?.gained ?? 0, format),
      all: writeGain(answer, all?.gained ?? 0, format),
      metric: answer.metric,
    });
  }
  const [inner, outer] = [sideOf(group.inside, answer.better), sideOf(group.outside, answer.better)];
  const who = sayGroup(group, said);
  if (inner === 0 && outer === 0)
    return t('gains.differ', {
      name,
      group: who,
      inside: sayDifference(answer, group.inside, said),
      outside: sayDifference(answer, group.outside, said),
    });
  const about = inner === 0 ? group.outside : group.inside;
  const against = (inner === 0 ? outer : inner) < 0;
  const first = t(`gains.${against ? 'against' : 'works'}${inner === 0 ? 'Others' : ''}`, {
    name,
    group: who,
    said: sayDifference(answer, about, said),
  });
  const rest =
    inner === 0
      ? t('gains.restGroup', { group: who })
      : outer === 0
        ? t('gains.restNothing')
        : t('gains.rest', { said: sayDifference(answer, group.outside, said) });
  return `${first} ${rest}`;
}
