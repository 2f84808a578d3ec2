import { type Insight, isCeiling } from '@rondo/contract';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import type { Format } from '../../ui/format.ts';
import { kindOfUnit, type MetricWords, useMetricWords } from '../explore/metric-words.ts';
import { wholeIfCounted } from '../goals/goal-words.ts';
import { nameData } from '../inventory/name-data.ts';

/** An insight in the reader's words. */
export type InsightText = {
  about: string;
  headline: string;
  because: string | undefined;
  /** Whether that is a cause, or only what it is seen beside. */
  label?: 'because' | 'beside';
  advice: string;
  /** What it rests on: days, interval, number compared. */
  foundation: string | undefined;
};

export type InsightWriter = (insight: Insight) => InsightText;

/** A change beyond this is said by its two figures alone: "2,500 %" tells nobody more than "1 to 26". */
const LARGEST_SHARE_SAID = 3;

/** Keeps a name or figure together inside a sentence of another direction (Unicode's isolates). */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** For places that keep the sentence as plain text. */
export function withoutIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

export function useInsightWords(format?: Format): InsightWriter {
  const { t } = useTranslation('insights');
  const words = useMetricWords();
  const usual = useFormat();
  const writing = format ?? usual;
  return useMemo(() => createInsightWriter(t, writing, words), [t, writing, words]);
}

type Fact = string | number | null | undefined;

export function createInsightWriter(
  t: TFunction<'insights'>,
  format: Format,
  words: MetricWords,
): InsightWriter {
  return (insight) => {
    // The keys are put together from kinds and states, which the types of the catalogue cannot follow.
    const say = (key: string, values: Record<string, unknown> = {}): string =>
      String(t(key as 'kind', values));
    const figure = (value: Fact): string =>
      isolate(
        format.byKind(kindOfUnit(insight.metric?.unit ?? 'count'), typeof value === 'number' ? value : null),
      );
    const fact = (name: string): Fact => insight.facts[name];
    const number = (name: string): number | null => {
      const value = fact(name);
      return typeof value === 'number' ? value : null;
    };
    const text = (name: string): string => isolate(nameData(String(fact(name) ?? ''), t));
    const metric = insight.metric === null ? '' : words.nameOf(insight.metric);
    const part = (dimension: Fact, value: Fact): string =>
      isolate(words.valueOf(String(dimension ?? ''), String(value ?? '')));
    const tools = { say, figure, fact, number, text, metric, part, format, words, insight };
    const about = say(`kind.${insight.kind}`);
    switch (insight.kind) {
      case 'moved':
        return { about, ...writeMoved(tools) };
      case 'off-goal':
        return { about, ...writeOffGoal(tools) };
      case 'best-and-worst-channel':
        return { about, ...writeChannels(tools) };
      case 'campaign-best':
        return { about, ...writeCampaign(tools) };
      case 'untouched':
        return { about, ...writeUntouched(tools) };
      case 'stale-source':
        return { about, ...writeStale(tools) };
    }
  };
}

type Tools = {
  say(key: string, values?: Record<string, unknown>): string;
  figure(value: Fact): string;
  fact(name: string): Fact;
  number(name: string): number | null;
  text(name: string): string;
  metric: string;
  part(dimension: Fact, value: Fact): string;
  format: Format;
  words: MetricWords;
  insight: Insight;
};
type Text = Omit<InsightText, 'about'>;

function writeMoved({ say, figure, number, metric, part, format, words, insight }: Tools): Text {
  const value = number('value') ?? 0;
  const previous = number('previous') ?? 0;
  const relative = number('relative');
  const way = value >= previous ? 'up' : 'down';
  const isShare = insight.metric?.unit === 'percent';
  const change = isShare
    ? say('points', {
        count: Math.round(Math.abs(value - previous) * 100),
        figure: format.points(value - previous),
      })
    : format.change(relative);
  const plain = !isShare && (relative === null || Math.abs(relative) > LARGEST_SHARE_SAID);
  const { because, evidence } = insight;
  const first = because?.parts[0];
  const dimension = because === null ? '' : words.dimensionOf(because.dimension);
  const names = because?.parts.map(({ key }) => part(because.dimension, key)) ?? [];
  const [low, high] = [evidence.low, evidence.high];
  const withInterval = low !== undefined && high !== undefined && !plain;
  return {
    headline: say(`moved.${way}${plain ? 'Plain' : ''}`, {
      metric,
      value: figure(value),
      previous: figure(previous),
      change: isolate(change),
    }),
    because:
      because === null || first === undefined
        ? say('moved.everywhere')
        : say(
            because.parts.length > 1
              ? 'moved.parts'
              : first.power > 1.05
                ? 'moved.partOver'
                : first.power > 0.995
                  ? 'moved.partAll'
                  : 'moved.part',
            {
              part: names[0],
              parts: format.list(names),
              dimension,
              power: isolate(format.percent(Math.min(1, because.power), 0)),
            },
          ),
    advice: say(`advice.${insight.advice.kind}.${first === undefined ? 'whole' : 'part'}`, {
      part: names[0],
    }),
    foundation: [
      say('days', { count: evidence.n, figure: format.number(evidence.n) }),
      ...(withInterval
        ? [say('interval', { low: isolate(format.change(low)), high: isolate(format.change(high)) })]
        : []),
    ].join(' · '),
  };
}

function writeOffGoal({ say, figure, number, text, metric, format, insight }: Tools): Text {
  const state = insight.facts.state;
  const additive = insight.metric?.additive === true;
  const ceiling = insight.metric !== null && isCeiling(insight.metric);
  const projected = number('projected');
  const days = number('daysLeft') ?? 0;
  const perDay = insight.advice.facts.perDay;
  const missing = insight.advice.facts.missing;
  const whole = (value: number | null) => figure(wholeIfCounted(insight.metric, value));
  const values = {
    goal: text('goal'),
    metric,
    value: figure(number('value')),
    expected: whole(number('expected')),
    target: figure(number('target')),
    projected: whole(projected),
    due: isolate(format.date(String(insight.facts.due ?? ''))),
    owner: text('owner'),
    count: days,
    figure: isolate(format.number(days)),
    missing: whole(typeof missing === 'number' ? missing : null),
    perDay: figure(insight.metric?.unit === 'count' ? Math.round(Number(perDay) * 10) / 10 : perDay),
  };
  const shape = additive ? (ceiling ? 'overSum' : 'behindSum') : 'behindRate';
  const advice =
    state === 'missed'
      ? 'missed'
      : additive && typeof perDay === 'number'
        ? perDay <= 0
          ? 'spent'
          : ceiling
            ? 'below'
            : 'perDay'
        : 'rate';
  return {
    headline: say(state === 'missed' ? 'offGoal.missed' : `offGoal.${shape}`, values),
    because: projected === null || state === 'missed' ? undefined : say('offGoal.pace', values),
    advice: say(`advice.reset-or-push-goal.${advice}`, values),
    foundation: say('offGoal.owner', values),
  };
}

function writeChannels({ say, fact, number, part, format, insight }: Tools): Text {
  const { from, to, amount, share } = insight.advice.facts;
  return {
    headline: say('channels.headline', {
      best: part('channel', fact('best')),
      bestReturn: isolate(format.number(number('bestReturn'))),
      worst: part('channel', fact('worst')),
      worstReturn: isolate(format.number(number('worstReturn'))),
    }),
    because: say(fact('agreed') === 1 ? 'channels.agreed' : 'channels.disagreed'),
    advice: say('advice.test-moving-budget', {
      from: part('channel', from),
      to: part('channel', to),
      amount: isolate(format.money(roundMoney(typeof amount === 'number' ? amount : 0))),
      share: isolate(format.percent(typeof share === 'number' ? share : null)),
    }),
    foundation: say('channels.notIncremental'),
  };
}

function writeCampaign({ say, figure, fact, number, text, part, format, insight }: Tools): Text {
  const aspect = String(fact('aspect'));
  const dimension = insight.evidence.query?.dimension ?? '';
  const values = {
    campaign: text('campaign'),
    part: part(dimension, fact('part')),
    value: figure(number('value')),
    total: figure(number('total')),
    share: isolate(format.percent(number('spendShare'), 0)),
    weak: part(dimension, fact('weak')),
    weakValue: figure(number('weakValue')),
    weakShare: isolate(format.percent(number('weakSpendShare'), 0)),
  };
  const compared = number('compared') ?? 0;
  const because = [
    ...(number('spendShare') === null ? [] : [say('campaign.spend', values)]),
    ...(fact('weak') == null ? [] : [say('campaign.weak', values)]),
  ];
  const { low, high } = insight.evidence;
  return {
    headline: say(`campaign.${aspect}`, values),
    because: because.length === 0 ? undefined : because.join(' '),
    label: 'beside',
    advice: say(`advice.shift-to-best.${fact('weak') == null ? aspect : `${aspect}From`}`, values),
    foundation: [
      say('campaign.compared', { count: compared, figure: format.number(compared) }),
      ...(low === undefined || high === undefined
        ? []
        : [say('interval', { low: figure(low), high: figure(high) })]),
    ].join(' · '),
  };
}

function writeUntouched({ say, fact, number, text, format, insight }: Tools): Text {
  const owner = insight.advice.facts.owner;
  const values = {
    share: isolate(format.percent(number('share'), 0)),
    what: text('largest'),
    source: text('largestSource'),
    rows: isolate(format.number(number('rows'))),
    owner: isolate(String(owner ?? '')),
    count: number('items') ?? 0,
    figure: isolate(format.number(number('items'))),
    of: isolate(format.number(number('of'))),
  };
  return {
    headline: say('untouched.headline', values),
    because: say(fact('idle') === 1 ? 'untouched.idle' : 'untouched.part', values),
    advice: say(`advice.use-or-stop.${owner == null ? 'nobody' : 'owner'}`, values),
    foundation: say('untouched.items', values),
  };
}

function writeStale({ say, number, text, format, fact, insight }: Tools): Text {
  const owner = insight.advice.facts.owner;
  const days = Math.max(1, Math.round(number('usualGapDays') ?? 1));
  const uses = number('uses') ?? 0;
  const values = {
    source: text('source'),
    what: text('what'),
    last: isolate(format.date(String(fact('last') ?? ''))),
    owner: isolate(String(owner ?? '')),
  };
  return {
    headline: say('stale.headline', values),
    because: `${say('stale.gap', { count: days, figure: isolate(format.number(days)) })} ${say('stale.uses', { count: uses, figure: isolate(format.number(uses)) })}`,
    advice: say(`advice.mend-source.${owner == null ? 'nobody' : 'owner'}`, values),
    foundation: undefined,
  };
}

/** A sum that is a proposal deserves two significant figures, not cents. */
function roundMoney(amount: number): number {
  if (amount === 0) return 0;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(amount))) - 1);
  return Math.round(amount / step) * step;
}
