import type { DeviceVocabulary, DeviceWindow } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { InlineNumber } from '../../ui/builder/InlineInputs.tsx';
import { EventWords } from '../segments/EventWords.tsx';
import { Choice, Values } from '../segments/Words.tsx';
import { type DeviceLine, isNever, type Line, NEVER } from './edit-device-rule.ts';

type LineProps = {
  line: Line;
  onChange: (line: Line) => void;
  vocabulary: DeviceVocabulary | undefined;
};
type Amount = Extract<DeviceLine, { kind: 'impression' }>['amount'];

/** One line of the sentence: what a device did, by what it came, or which ad it was shown. */
export function DeviceLineWords({ line: { not, line }, onChange, vocabulary }: LineProps) {
  const { t } = useTranslation('devices');
  const put = (next: DeviceLine, negated = not) => onChange({ not: negated, line: next });
  const words = (names: readonly string[] = []) => names.map((value) => ({ value, label: value }));
  const when = <RollingWords window={line.window} onChange={(window) => put({ ...line, window })} />;
  if (line.kind === 'touch')
    return (
      <>
        <Choice
          label={t('cameOrNot')}
          value={not ? 'cameNot' : 'came'}
          options={(['came', 'cameNot'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(chosen) => put(line, chosen === 'cameNot')}
        />
        <Names
          label={t('channel')}
          any={t('anyChannel')}
          names={line.channels}
          options={words(vocabulary?.channels)}
          onChange={(channels) => put({ ...line, channels })}
        />
        <span>{t('campaignWord')}</span>
        <Names
          label={t('campaign')}
          any={t('anyCampaign')}
          names={line.campaigns}
          options={words(vocabulary?.campaigns)}
          onChange={(campaigns) => put({ ...line, campaigns })}
        />
        {when}
      </>
    );
  const never = isNever(line.amount);
  const start = (chosen: string): Amount =>
    chosen === 'not' ? NEVER : { of: 'count', operator: 'at-least', value: 1 };
  const verbs = line.kind === 'event' ? (['did', 'didNot'] as const) : (['saw', 'sawNot'] as const);
  return (
    <>
      {not && <span>{t('not')}</span>}
      <Choice
        label={t('didOrNot')}
        value={never ? 'not' : 'yes'}
        options={[
          { value: 'yes', label: t(verbs[0]) },
          { value: 'not', label: t(verbs[1]) },
        ]}
        onChange={(chosen) => put({ ...line, amount: start(chosen) })}
      />
      {line.kind === 'event' ? (
        <EventWords
          counted={line}
          vocabulary={vocabulary}
          onChange={(counted) => put({ ...line, ...counted })}
        />
      ) : (
        <>
          <Names
            label={t('placement')}
            any={t('anyPlacement')}
            names={line.placements}
            options={words(vocabulary?.impressions.placements)}
            onChange={(placements) => put({ ...line, placements })}
          />
          <span>{t('campaignWord')}</span>
          <Names
            label={t('campaign')}
            any={t('anyCampaign')}
            names={line.campaigns}
            options={words(vocabulary?.impressions.campaigns)}
            onChange={(campaigns) => put({ ...line, campaigns })}
          />
          <span>{t('platformWord')}</span>
          <Names
            label={t('platform')}
            any={t('anyPlatform')}
            names={line.platforms}
            options={words(vocabulary?.impressions.platforms)}
            onChange={(platforms) => put({ ...line, platforms })}
          />
        </>
      )}
      {!never && (
        <>
          <Choice
            label={t('howOften')}
            value={line.amount.operator}
            options={(['at-least', 'more', 'exactly', 'at-most', 'less'] as const).map((value) => ({
              value,
              label: t(`amounts.${value}`),
            }))}
            onChange={(operator) => put({ ...line, amount: { ...line.amount, operator } })}
          />
          <InlineNumber
            label={t('howOften')}
            value={line.amount.value}
            min={0}
            onChange={(value) => put({ ...line, amount: { ...line.amount, value: Math.round(value ?? 0) } })}
          />
          <span>{t('times', { count: line.amount.value })}</span>
        </>
      )}
      {when}
    </>
  );
}

/** Any one of these names, or none chosen for any at all. */
function Names(props: {
  label: string;
  any: string;
  names: readonly string[];
  options: readonly { value: string; label: string }[];
  onChange: (names: string[]) => void;
}) {
  const { label, any, names, options, onChange } = props;
  return (
    <Values
      label={label}
      values={names.length === 0 ? [''] : names}
      placeholder={any}
      options={options}
      onChange={(next) => onChange(next.filter((name, index) => name !== '' || index > 0))}
    />
  );
}

function RollingWords({
  window,
  onChange,
}: {
  window: DeviceWindow;
  onChange: (window: DeviceWindow) => void;
}) {
  const { t } = useTranslation('devices');
  return (
    <>
      <Choice
        label={t('when')}
        value={window.kind}
        options={(['ever', 'last'] as const).map((value) => ({ value, label: t(`windows.${value}`) }))}
        onChange={(kind) => onChange(kind === 'last' ? { kind, count: 30, unit: 'days' } : { kind })}
      />
      {window.kind === 'last' && (
        <>
          <InlineNumber
            label={t('when')}
            value={window.count}
            min={1}
            onChange={(count) => onChange({ ...window, count: Math.max(1, Math.round(count ?? 1)) })}
          />
          <Choice
            label={t('when')}
            value={window.unit}
            options={(['hours', 'days', 'weeks'] as const).map((value) => ({
              value,
              label: t(`units.${value}`, { count: window.count }),
            }))}
            onChange={(unit) => onChange({ ...window, unit })}
          />
        </>
      )}
    </>
  );
}
