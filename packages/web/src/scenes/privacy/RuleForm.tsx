import { Alert, Autocomplete, Button, NumberInput, Radio, Stack, Switch } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { RetentionKind, RetentionRule, RetentionRuleInput } from '@rondo/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { describeError } from '../../ui/error-text.ts';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { offerUndo, showDone, showError } from '../../ui/toasts.tsx';
import classes from './privacy.module.css';
import { addRule, changeRule, previewRuleQuery, removeRule, rulesQuery } from './privacy-api.ts';
import { countOfKind, nameRule, ruleKinds } from './rule-words.ts';

type Fields = { kind: RetentionKind; source: string; event: string; days: number | ''; enabled: boolean };

const toInput = ({ kind, source, event, days, enabled }: Fields): RetentionRuleInput => ({
  kind,
  days: Number(days),
  enabled,
  ...(kind === 'events' ? { source: source.trim(), event: event.trim() } : {}),
});

/** A rule, with what it would delete at this moment. */
export function RuleForm({ rule, onClose }: { rule: RetentionRule | undefined; onClose: () => void }) {
  const { t } = useTranslation('privacy');
  const refresh = useRefreshRules();
  const form = useApiForm<Fields>({
    defaultValues: rule ?? { kind: 'events', source: '', event: '', days: 400, enabled: true },
    send: (values) => (rule === undefined ? addRule(toInput(values)) : changeRule(rule.id, toInput(values))),
    onDone: async () => {
      await refresh();
      showDone(t('rule.saved'));
      onClose();
    },
  });
  const { control, watch } = form.form;
  const values = watch();
  const [settled] = useDebouncedValue(values, 400);
  const isNew = rule === undefined;
  return (
    <FormPage form={form} submitLabel={t('action.save')} onCancel={onClose}>
      {isNew && (
        <Controller
          control={control}
          name="kind"
          render={({ field }) => (
            <Radio.Group label={t('rule.what')} {...field}>
              <Stack gap="xs" mt="xs">
                {ruleKinds.map((kind) => (
                  <Radio
                    key={kind}
                    value={kind}
                    label={t(`rule.kind.${kind}`)}
                    description={t(`rule.kindNote.${kind}`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )}
        />
      )}
      {isNew && values.kind === 'events' && <OfEvents control={control} />}
      <Controller
        control={control}
        name="days"
        rules={{ validate: (days) => (days !== '' && days >= 1) || t('rule.daysMissing') }}
        render={({ field, fieldState }) => (
          <NumberInput
            label={t('rule.days')}
            description={t('rule.daysNote')}
            min={1}
            max={36_500}
            allowDecimal={false}
            error={fieldState.error?.message}
            {...field}
            onChange={(next) => field.onChange(typeof next === 'number' ? next : '')}
          />
        )}
      />
      <Controller
        control={control}
        name="enabled"
        render={({ field: { value, ...field } }) => (
          <Switch
            label={t('rule.enabled')}
            checked={value}
            {...field}
            onChange={(event) => field.onChange(event.currentTarget.checked)}
          />
        )}
      />
      {settled.days !== '' && settled.days >= 1 && <WouldDelete rule={toInput(settled)} />}
      {rule !== undefined && <Remove rule={rule} onClose={onClose} />}
    </FormPage>
  );
}

function useRefreshRules(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [rulesQuery.queryKey[0], '/api/privacy/register'].map((path) =>
        queryClient.invalidateQueries({ queryKey: [path] }),
      ),
    );
  };
}

/** All events, those of one source, of one name, or both. */
function OfEvents({ control }: { control: ReturnType<typeof useApiForm<Fields>>['form']['control'] }) {
  const { t } = useTranslation('privacy');
  const sources = useQuery({ ...apiQuery('/api/sources'), enabled: useMay('inventory.read') });
  const seen = useQuery({ ...apiQuery('/api/catalogue'), enabled: useMay('catalogue.read') });
  const known = {
    source: (sources.data?.items ?? []).map(({ source }) => source),
    event: (seen.data?.items ?? []).filter(({ kind }) => kind === 'event').map(({ event }) => event),
  };
  return (['source', 'event'] as const).map((name) => (
    <Controller
      key={name}
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <Autocomplete
          label={t(`rule.${name}`)}
          description={t(`rule.${name}Note`)}
          data={[...new Set(known[name].filter((one) => one !== ''))]}
          limit={100}
          error={fieldState.error?.message}
          {...field}
        />
      )}
    />
  ));
}

function WouldDelete({ rule }: { rule: RetentionRuleInput }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const preview = useQuery({ ...previewRuleQuery(rule), placeholderData: (before) => before });
  if (preview.error !== null) {
    const { message, cure } = describeError(preview.error, t);
    return (
      <Alert color="red" title={message}>
        {cure}
      </Alert>
    );
  }
  return (
    <Alert
      color={(preview.data?.wouldDelete ?? 0) > 0 ? 'yellow' : 'blue'}
      title={t('rule.now')}
      role="status"
    >
      {preview.data === undefined
        ? t('rule.counting')
        : preview.data.wouldDelete === 0
          ? t('rule.nothingNow', { date: format.date(preview.data.before) })
          : t('rule.wouldDelete', {
              what: countOfKind(
                rule.kind,
                preview.data.wouldDelete,
                format.number(preview.data.wouldDelete),
                t,
              ),
              date: format.date(preview.data.before),
            })}
    </Alert>
  );
}

function Remove({ rule, onClose }: { rule: RetentionRule; onClose: () => void }) {
  const { t } = useTranslation('privacy');
  const refresh = useRefreshRules();
  const remove = async (): Promise<void> => {
    await removeRule(rule.id);
    await refresh();
    onClose();
    offerUndo({
      message: t('rule.removed', { rule: nameRule(rule, t) }),
      undo: async () => {
        await addRule(toInput(rule));
        await refresh();
      },
    });
  };
  return (
    <div className={classes.tight}>
      <Button variant="default" onClick={() => void remove().catch(showError)}>
        {t('rule.remove')}
      </Button>
    </div>
  );
}
