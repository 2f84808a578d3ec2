import { Button, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { experimentMetricKinds } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FormGroup } from '../../ui/form/FormPage.tsx';
import { vocabularyQuery } from '../segments/segments-api.ts';
import type { DraftPart } from './DefinitionTerms.tsx';
import { type DraftMetric, emptyMetric, isQuantile, isRatio } from './experiment-draft.ts';
import own from './experiments.module.css';

/** What decides, what else is looked at, and what must not get worse. */
export function DefinitionMetrics({ draft, onChange }: DraftPart) {
  const { t } = useTranslation('experiments');
  const vocabulary = useQuery(vocabularyQuery);
  const events = useMemo(
    () => [
      ...new Set(
        vocabulary.data?.events.flatMap(({ type, event }) =>
          type === 'track' && event !== '' ? [event] : [],
        ),
      ),
    ],
    [vocabulary.data],
  );
  const set = (id: number, next: Partial<DraftMetric>): void =>
    onChange({ metrics: draft.metrics.map((one) => (one.id === id ? { ...one, ...next } : one)) });
  const add = (role: DraftMetric['role']): void =>
    onChange({ metrics: [...draft.metrics, emptyMetric(role)] });
  return (
    <FormGroup title={t('form.metrics')} note={t('form.metricsNote')}>
      {draft.metrics.map((metric) => (
        <div key={metric.id} className={own.row}>
          <TextInput
            label={t(`roles.${metric.role}`)}
            value={metric.name}
            maxLength={100}
            dir="auto"
            onChange={(event) => set(metric.id, { name: event.currentTarget.value })}
          />
          <Select
            label={t('form.kind')}
            data={experimentMetricKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            value={metric.kind}
            allowDeselect={false}
            onChange={(value) =>
              set(metric.id, { kind: experimentMetricKinds.find((one) => one === value) ?? 'conversion' })
            }
          />
          <TagsInput
            label={t('form.events')}
            data={events}
            value={metric.events}
            onChange={(next) => set(metric.id, { events: next })}
          />
          {isRatio(metric.kind) && (
            <TagsInput
              label={t('form.per')}
              data={events}
              value={metric.per}
              onChange={(next) => set(metric.id, { per: next })}
            />
          )}
          {isQuantile(metric.kind) && (
            <>
              <NumberInput
                label={t('form.quantile')}
                value={metric.quantile}
                min={1}
                max={99}
                suffix=" %"
                onChange={(value) => set(metric.id, { quantile: typeof value === 'number' ? value : '' })}
              />
              <TextInput
                label={t('form.property')}
                value={metric.property}
                maxLength={200}
                dir="ltr"
                onChange={(event) => set(metric.id, { property: event.currentTarget.value })}
              />
            </>
          )}
          <Select
            label={t('form.better')}
            data={(['more', 'less'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
            value={metric.better}
            allowDeselect={false}
            onChange={(value) => set(metric.id, { better: value === 'less' ? 'less' : 'more' })}
          />
          {metric.role !== 'primary' && (
            <Button
              variant="default"
              aria-label={t('form.removeNamed', { name: metric.name })}
              onClick={() => onChange({ metrics: draft.metrics.filter(({ id }) => id !== metric.id) })}
            >
              {t('common:action.remove')}
            </Button>
          )}
        </div>
      ))}
      <div className={own.end}>
        <Button variant="default" onClick={() => add('secondary')}>
          {t('form.addSecondary')}
        </Button>
        <Button variant="default" onClick={() => add('guardrail')}>
          {t('form.addGuardrail')}
        </Button>
      </div>
    </FormGroup>
  );
}
