import type {
  Experiment,
  ExperimentBandit,
  ExperimentChange,
  ExperimentMetric,
  ExperimentSource,
  ExperimentVariation,
  FoundExperiment,
} from '@rondo/contract';
import { addDays } from '../../ui/period.ts';

export type DraftMetric = Omit<ExperimentMetric, 'per' | 'better' | 'quantile' | 'property'> & {
  id: number;
  role: 'primary' | 'secondary' | 'guardrail';
  per: string[];
  better: 'more' | 'less';
  /** In percent. */
  quantile: number | '';
  property: string;
};
export type DraftVariation = Omit<ExperimentVariation, 'name' | 'segment'> & {
  id: number;
  name: string;
  segment: string;
};
/** A definition as it is typed: nothing is optional, what is left empty is left out when it is sent. */
export type Draft = {
  key: string;
  name: string;
  hypothesis: string;
  source: ExperimentSource['kind'];
  experiment: string;
  sent: string;
  held: string;
  campaign: string;
  membersAt: string;
  variations: DraftVariation[];
  /** The id of the variation that the others are compared with. */
  control: number;
  from: string;
  last: string;
  metrics: DraftMetric[];
  windowDays: number | '';
  covariateDays: number | '';
  /** In percent. */
  minimumEffect: number | '';
  alpha: number | '';
  channel: string;
  testedCampaign: string;
  bandit: ExperimentBandit['method'] | '';
  /** In percent. */
  floor: number | '';
  settleDays: number | '';
};

let made = 0;
export function nextId(): number {
  made += 1;
  return made;
}

export function emptyMetric(role: DraftMetric['role']): DraftMetric {
  return {
    id: nextId(),
    role,
    name: '',
    kind: 'conversion',
    events: [],
    per: [],
    better: 'more',
    quantile: 50,
    property: '',
  };
}

const ORDER = ['Order Completed', 'Receipt Issued'];

export function emptyDraft(today: string, name: string): Draft {
  const [a, b] = [nextId(), nextId()];
  return {
    key: '',
    name: '',
    hypothesis: '',
    source: 'exposures',
    experiment: '',
    sent: 'Email Sent',
    held: 'Email Held Out',
    campaign: '',
    membersAt: '',
    variations: [
      { id: a, key: 'A', name: '', weight: 1, segment: '' },
      { id: b, key: 'B', name: '', weight: 1, segment: '' },
    ],
    control: a,
    from: today,
    last: '',
    metrics: [{ ...emptyMetric('primary'), name, events: ORDER }],
    windowDays: '',
    covariateDays: 28,
    minimumEffect: 5,
    alpha: 5,
    channel: '',
    testedCampaign: '',
    bandit: '',
    floor: 5,
    settleDays: '',
  };
}

/** An address from a name: what is no letter or digit becomes a dash. */
export function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^[-._]+|[-._]+$/g, '')
    .toLowerCase()
    .slice(0, 100);
}

const CONTROL = /^(control|original|baseline|withheld|a|0|off)$/i;

/** What was found in the data, as far as the data tell. */
export function draftOfFound(found: FoundExperiment, empty: Draft): Draft {
  const variations = found.variations.map(({ key }) => ({
    id: nextId(),
    key,
    name: '',
    weight: 1,
    segment: '',
  }));
  const { source } = found;
  return {
    ...empty,
    key: keyOf(found.name),
    name: found.name,
    source: source.kind,
    ...(source.kind === 'exposures' ? { experiment: source.experiment } : {}),
    ...(source.kind === 'holdout'
      ? {
          sent: source.sent,
          held: source.held,
          campaign: source.campaign ?? '',
          windowDays: 7,
          channel: 'email',
          testedCampaign: source.campaign ?? '',
          metrics: empty.metrics.map((metric) => ({ ...metric, kind: 'count' as const })),
        }
      : {}),
    variations,
    control: (variations.find(({ key }) => CONTROL.test(key)) ?? variations[0])?.id ?? 0,
    from: found.from,
  };
}

export function draftOf(experiment: Experiment, empty: Draft): Draft {
  const { source, tests, alpha = 0.05, minimumEffect = 0.05 } = experiment;
  const variations = experiment.variations.map(({ key, name = '', weight, segment = '' }) => ({
    id: nextId(),
    key,
    name,
    weight,
    segment,
  }));
  const metric =
    (role: DraftMetric['role']) =>
    (one: ExperimentMetric): DraftMetric => ({
      id: nextId(),
      role,
      name: one.name,
      kind: one.kind,
      events: one.events,
      per: one.per ?? [],
      better: one.better ?? 'more',
      quantile: asPercent(one.quantile ?? 0.5),
      property: one.property ?? '',
    });
  return {
    ...empty,
    key: experiment.key,
    name: experiment.name,
    hypothesis: experiment.hypothesis,
    source: source.kind,
    ...(source.kind === 'exposures' ? { experiment: source.experiment } : {}),
    ...(source.kind === 'holdout'
      ? { sent: source.sent, held: source.held, campaign: source.campaign ?? '' }
      : {}),
    ...(source.kind === 'segments' ? { membersAt: source.membersAt ?? '' } : {}),
    variations,
    control: variations.find(({ key }) => key === experiment.control)?.id ?? 0,
    from: experiment.from,
    last: experiment.to === undefined ? '' : addDays(experiment.to, -1),
    metrics: [
      metric('primary')(experiment.primary),
      ...(experiment.secondary ?? []).map(metric('secondary')),
      ...(experiment.guardrails ?? []).map(metric('guardrail')),
    ],
    windowDays: experiment.windowDays ?? '',
    covariateDays: experiment.covariateDays ?? 28,
    minimumEffect: asPercent(minimumEffect),
    alpha: asPercent(alpha),
    channel: tests?.channel ?? '',
    testedCampaign: tests?.campaign ?? '',
    bandit: experiment.bandit?.method ?? '',
    floor: experiment.bandit === undefined ? 5 : asPercent(experiment.bandit.floor),
    settleDays: experiment.bandit?.settleDays ?? '',
  };
}

const asPercent = (share: number): number => Math.round(share * 1e6) / 1e4;

export const isQuantile = (kind: ExperimentMetric['kind']): boolean => kind.endsWith('-quantile');
export const isRatio = (kind: ExperimentMetric['kind']): boolean => kind.endsWith('-ratio');

function sourceOf(draft: Draft): ExperimentSource {
  if (draft.source === 'exposures') return { kind: 'exposures', experiment: draft.experiment.trim() };
  if (draft.source === 'segments')
    return { kind: 'segments', ...(draft.membersAt === '' ? {} : { membersAt: draft.membersAt }) };
  const { sent, held, campaign } = draft;
  return { kind: 'holdout', sent, held, ...(campaign.trim() === '' ? {} : { campaign: campaign.trim() }) };
}

/** As it is sent; of an experiment that somebody defined by other means, `kept` holds what the form does not show. */
export function definitionOf(draft: Draft, kept?: Experiment): ExperimentChange {
  const metricOf = ({
    id: _id,
    role: _role,
    per,
    better,
    kind,
    quantile,
    property,
    ...metric
  }: DraftMetric): ExperimentMetric => ({
    ...metric,
    kind,
    ...(isQuantile(kind) && quantile !== '' ? { quantile: quantile / 100 } : {}),
    ...(isQuantile(kind) && property.trim() !== '' ? { property: property.trim() } : {}),
    ...(isRatio(kind) ? { per } : {}),
    ...(better === 'less' ? { better } : {}),
  });
  const of = (role: DraftMetric['role']) =>
    draft.metrics.filter((metric) => metric.role === role).map(metricOf);
  const [primary = { name: '', kind: 'conversion' as const, events: [] }] = of('primary');
  const [secondary, guardrails] = [of('secondary'), of('guardrail')];
  const source = sourceOf(draft);
  const eventKept =
    source.kind === 'exposures' && kept?.source.kind === 'exposures' && kept.source.event !== undefined
      ? { event: kept.source.event }
      : {};
  return {
    name: draft.name.trim(),
    hypothesis: draft.hypothesis.trim(),
    source: { ...source, ...eventKept },
    variations: draft.variations.map(({ key, name, weight, segment }) => ({
      key: key.trim(),
      weight,
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(draft.source === 'segments' ? { segment } : {}),
    })),
    control: draft.variations.find(({ id }) => id === draft.control)?.key.trim() ?? '',
    from: draft.from,
    ...(draft.last === '' ? {} : { to: addDays(draft.last, 1) }),
    primary,
    ...(secondary.length === 0 ? {} : { secondary }),
    ...(guardrails.length === 0 ? {} : { guardrails }),
    ...(draft.windowDays === '' ? {} : { windowDays: draft.windowDays }),
    ...(draft.covariateDays === '' ? {} : { covariateDays: draft.covariateDays }),
    ...(draft.minimumEffect === '' ? {} : { minimumEffect: draft.minimumEffect / 100 }),
    ...(draft.alpha === '' ? {} : { alpha: draft.alpha / 100 }),
    ...(draft.bandit === '' || draft.source !== 'exposures'
      ? {}
      : {
          bandit: {
            method: draft.bandit,
            floor: (draft.floor === '' ? 0 : draft.floor) / 100,
            ...(draft.settleDays === '' ? {} : { settleDays: draft.settleDays }),
          },
        }),
    ...(kept?.power === undefined ? {} : { power: kept.power }),
    ...(draft.channel.trim() === ''
      ? {}
      : {
          tests: {
            channel: draft.channel.trim(),
            ...(draft.testedCampaign.trim() === '' ? {} : { campaign: draft.testedCampaign.trim() }),
          },
        }),
  };
}

/** What still has to be filled in, as a key of the catalogue. */
export function missingOf(draft: Draft): string | undefined {
  if (draft.name.trim() === '') return 'missing.name';
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/.test(draft.key)) return 'missing.key';
  if (draft.source === 'exposures' && draft.experiment.trim() === '') return 'missing.experiment';
  if (draft.variations.some(({ key }) => key.trim() === '')) return 'missing.variation';
  if (draft.source === 'segments' && draft.variations.some(({ segment }) => segment === ''))
    return 'missing.segment';
  if (draft.from === '') return 'missing.from';
  if (draft.metrics.some(({ name, events }) => name.trim() === '' || events.length === 0))
    return 'missing.metric';
  if (draft.metrics.some(({ kind, per }) => isRatio(kind) && per.length === 0)) return 'missing.per';
  return undefined;
}
