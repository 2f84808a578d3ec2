import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { type Desk, type Goal, isCeiling, type MetricInfo } from '@rondo/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { Trans, useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { desks } from '../../shell/desk.ts';
import { useDesk, useFormat, useSession } from '../../shell/hooks.ts';
import { InlineNumber, InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { addDays, addMonths, todayIn } from '../../ui/period.ts';
import { showDone } from '../../ui/toasts.tsx';
import { useMetricWords } from '../explore/metric-words.ts';
import { reportKeys } from '../reports/report-query.ts';
import { GoalCheck } from './GoalCheck.tsx';
import { GoalFilter } from './GoalFilter.tsx';
import { fromTyped, toTyped } from './goal-words.ts';
import classes from './goals.module.css';

type Fields = {
  name: string;
  metric: string;
  filters: string[];
  target: number | null;
  from: string;
  due: string;
  owner: string;
  desk: Desk;
  why: string;
};

type GoalFormProps = { goal?: Goal; metrics: readonly MetricInfo[]; onClose: () => void };

/** A goal as a sentence: what is to reach how much, by when, who answers for it, and why. */
export function GoalForm({ goal, metrics, onClose }: GoalFormProps) {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const words = useMetricWords();
  const session = useSession();
  const [desk] = useDesk();
  const queryClient = useQueryClient();
  const colleagues = useQuery(apiQuery('/api/colleagues'));
  const today = todayIn(format.settings.timeZone, new Date());
  const unitOf = (key: string) => metrics.find((metric) => metric.key === key)?.unit ?? 'count';

  const form = useApiForm<Fields>({
    defaultValues:
      goal === undefined
        ? {
            name: '',
            metric: 'revenue_net',
            filters: [],
            target: null,
            from: today,
            due: addDays(addMonths(today, 3), -1),
            owner: session.user.name,
            desk,
            why: '',
          }
        : {
            name: goal.name,
            metric: goal.metric,
            filters: goal.filters,
            target: toTyped(unitOf(goal.metric), goal.target),
            from: goal.from,
            due: goal.due,
            owner: goal.owner,
            desk: goal.desk,
            why: goal.why,
          },
    send: async ({ target, ...values }) => {
      const body = {
        ...values,
        name: values.name.trim(),
        target: fromTyped(unitOf(values.metric), target ?? 0),
      };
      if (goal === undefined) return take(api.POST('/api/goals', { body }));
      return take(api.PATCH('/api/goals/{id}', { params: { path: { id: goal.id } }, body }));
    },
    onDone: async () => {
      await Promise.all(
        [['/api/goals'], ...reportKeys].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey: [...queryKey] }),
        ),
      );
      showDone(t('saved'));
      onClose();
    },
  });
  const { control, watch, setValue } = form.form;
  const values = watch();
  const metric = metrics.find((one) => one.key === values.metric);
  const unit =
    metric?.unit === 'money'
      ? format.currencySign()
      : metric?.unit === 'percent'
        ? '%'
        : metric?.unit === 'duration'
          ? t('seconds')
          : '';
  const complete = values.target !== null && values.from !== '' && values.due !== '';

  return (
    <FormPage form={form} submitLabel={goal === undefined ? t('set') : t('action.save')} onCancel={onClose}>
      <div className={classes.form}>
        <div className={classes.sentence}>
          <Trans
            t={t}
            i18nKey={metric !== undefined && isCeiling(metric) ? 'form.sentenceCeiling' : 'form.sentence'}
            components={{
              metric: (
                <Controller
                  control={control}
                  name="metric"
                  render={({ field }) => (
                    <InlineSelect
                      label={t('form.metric')}
                      value={field.value}
                      options={metrics.map((one) => ({
                        value: one.key,
                        label: words.nameOf(one),
                        note: words.groupOf(one.group),
                      }))}
                      onChange={(next) => {
                        field.onChange(next);
                        setValue('filters', []);
                      }}
                    />
                  )}
                />
              ),
              filter: (
                <Controller
                  control={control}
                  name="filters"
                  render={({ field }) => (
                    <GoalFilter metric={metric} filters={field.value} onChange={field.onChange} />
                  )}
                />
              ),
              target: (
                <Controller
                  control={control}
                  name="target"
                  rules={{ validate: (value) => value !== null || t('form.targetMissing') }}
                  render={({ field, fieldState }) => (
                    <span className={classes.withUnit}>
                      <InlineNumber
                        label={unit === '' ? t('form.target') : `${t('form.target')} (${unit})`}
                        value={field.value}
                        onChange={field.onChange}
                        invalid={fieldState.error !== undefined}
                      />
                      {unit}
                    </span>
                  )}
                />
              ),
              from: (
                <input
                  type="date"
                  className={classes.date}
                  aria-label={t('form.from')}
                  {...form.form.register('from', { required: true })}
                />
              ),
              due: (
                <input
                  type="date"
                  className={classes.date}
                  aria-label={t('form.due')}
                  {...form.form.register('due', { required: true })}
                />
              ),
            }}
          />
        </div>
        {form.form.formState.errors.target?.message !== undefined && (
          <p role="alert" className={classes.note} style={{ color: 'var(--r-bad)' }}>
            {form.form.formState.errors.target.message}
          </p>
        )}
        {form.form.formState.errors.due?.message !== undefined && (
          <p role="alert" className={classes.note} style={{ color: 'var(--r-bad)' }}>
            {form.form.formState.errors.due.message}
          </p>
        )}
        <GoalCheck
          metric={metric}
          goal={
            complete
              ? {
                  metric: values.metric,
                  filters: values.filters,
                  target: fromTyped(unitOf(values.metric), values.target ?? 0),
                  from: values.from,
                  due: values.due,
                }
              : undefined
          }
        />
        <TextInput
          label={t('form.name')}
          description={t('form.nameNote')}
          maxLength={200}
          dir="auto"
          {...form.field('name', { validate: (text) => String(text).trim() !== '' || t('form.nameMissing') })}
        />
        <Controller
          control={control}
          name="owner"
          rules={{ required: t('form.ownerMissing') }}
          render={({ field, fieldState }) => (
            <Autocomplete
              label={t('form.owner')}
              data={[...new Set((colleagues.data?.items ?? []).map((one) => one.name))]}
              maxLength={200}
              error={fieldState.error?.message}
              {...field}
            />
          )}
        />
        <Controller
          control={control}
          name="desk"
          render={({ field }) => (
            <Select
              label={t('form.desk')}
              data={desks.map((value) => ({ value, label: t(`desk.${value}`) }))}
              allowDeselect={false}
              {...field}
            />
          )}
        />
        <Textarea
          label={t('form.why')}
          autosize
          minRows={2}
          maxLength={2000}
          dir="auto"
          {...form.field('why')}
        />
      </div>
    </FormPage>
  );
}
