import { useDebouncedValue } from '@mantine/hooks';
import type { DeviceAudience } from '@rondo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay, useRouteParam } from '../../shell/hooks.ts';
import { InlineNumber } from '../../ui/builder/InlineInputs.tsx';
import { NameAndDescription } from '../../ui/builder/NameAndDescription.tsx';
import { LiveCount } from '../../ui/builder/RuleSentence.tsx';
import { SaveActions } from '../../ui/builder/SaveActions.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page, Section } from '../../ui/Page.tsx';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { offerUndo, showDone, showError } from '../../ui/toasts.tsx';
import own from '../segments/segments.module.css';
import { DeviceRuleEditor } from './DeviceRuleEditor.tsx';
import {
  addAudience,
  audienceQuery,
  changeAudience,
  countQuery,
  removeAudience,
  vocabularyQuery,
} from './devices-api.ts';
import { ExportPanel } from './ExportPanel.tsx';
import { finished, newLine, readSentence, type Sentence, writeSentence } from './edit-device-rule.ts';

const NEW = 'new';
/** 13 months: as the server has it. */
const MOST_DAYS = 395;

/** One audience of devices: its rule as a sentence with a live count, and its list for ad servers. */
export function DeviceScene() {
  const id = useRouteParam('audienceId');
  const audience = useQuery({ ...audienceQuery(id), enabled: id !== NEW });
  if (id !== NEW && audience.error)
    return <ErrorState error={audience.error} onRetry={() => void audience.refetch()} />;
  if (id !== NEW && audience.data?.id !== id) return <PageSkeleton />;
  return <AudienceEditor key={id} audience={id === NEW ? undefined : audience.data} />;
}

const FIRST: Sentence = { word: 'all', lines: [newLine.event()] };

function AudienceEditor({ audience }: { audience: DeviceAudience | undefined }) {
  const { t } = useTranslation('devices');
  const format = useFormat();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayChange = useMay('devices.write');
  const maySee = useMay('people.read');
  const [name, setName] = useState(audience?.name ?? '');
  const [description, setDescription] = useState(audience?.description ?? '');
  const [days, setDays] = useState(audience?.days ?? 30);
  const before = useMemo(() => (audience === undefined ? FIRST : readSentence(audience.rule)), [audience]);
  const [sentence, setSentence] = useState(before);
  const vocabulary = useQuery(vocabularyQuery);
  const rule = useMemo(
    () =>
      sentence === undefined
        ? (audience?.rule ?? { kind: 'all' as const, rules: [] })
        : writeSentence(sentence),
    [sentence, audience],
  );
  const whole = useMemo(
    () => ({ rule: sentence === undefined ? rule : writeSentence(finished(sentence)), days }),
    [sentence, rule, days],
  );
  // Typing a number asks once, not for each digit.
  const [asked] = useDebouncedValue(whole, 200);
  const count = useQuery(countQuery(asked.rule, asked.days));
  const unfinished = sentence !== undefined && finished(sentence).lines.length < sentence.lines.length;
  const changed =
    audience === undefined ||
    name !== audience.name ||
    description !== audience.description ||
    days !== audience.days ||
    sentence !== before;

  const refresh = () =>
    queryClient.invalidateQueries({
      predicate: (query) => String(query.queryKey[0]).startsWith('/api/devices/audiences'),
    });
  const saving = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), description, rule, days };
      return audience === undefined ? addAudience(body) : changeAudience(audience.id, body);
    },
    onSuccess: async (saved) => {
      await refresh();
      showDone(t('saved', { name: saved.name }));
      if (audience === undefined) await navigate({ to: `/devices/${saved.id}` });
    },
    onError: showError,
  });
  const removal = useMutation({
    mutationFn: (id: string) => removeAudience(id),
    onSuccess: async ({ name, description, rule, days }) => {
      await navigate({ to: '/devices' });
      await refresh();
      offerUndo({
        message: t('removed', { name }),
        undo: () => addAudience({ name, description, rule, days }).then(refresh),
      });
    },
    onError: showError,
  });
  const hasErrors = count.data?.faults.some(({ severity }) => severity === 'error') ?? false;
  const reason =
    name.trim() === ''
      ? t('nameMissing')
      : unfinished
        ? t('unfinished')
        : hasErrors
          ? t('hasErrors')
          : undefined;
  const { devices, allowed, total } = count.data ?? {};
  return (
    <Page
      title={audience?.name ?? t('new')}
      above={
        <Link to="/devices" className={own.back}>
          {t('title')}
        </Link>
      }
      actions={
        mayChange && (
          <SaveActions
            onDelete={audience === undefined ? undefined : () => removal.mutate(audience.id)}
            deleting={removal.isPending}
            onSave={() => saving.mutate()}
            saving={saving.isPending}
            disabled={!changed || reason !== undefined}
            reason={reason}
          />
        )
      }
    >
      <div className={own.layout}>
        <div>
          {mayChange && (
            <NameAndDescription
              name={{
                label: t('name'),
                value: name,
                onChange: setName,
                placeholder: t('namePlaceholder'),
              }}
              description={{ label: t('description'), value: description, onChange: setDescription }}
            />
          )}
          <Section>
            <p className={own.lead}>{t('devicesThat')}</p>
            {sentence === undefined ? (
              <p className={own.warning}>{t('tooNested')}</p>
            ) : (
              <DeviceRuleEditor
                sentence={sentence}
                onChange={setSentence}
                count={count.data}
                vocabulary={vocabulary.data}
              />
            )}
            <p className={own.value} style={{ flexWrap: 'wrap' }}>
              <span>{t('stays')}</span>
              <InlineNumber
                label={t('stays')}
                value={days}
                min={1}
                max={MOST_DAYS}
                onChange={(next) => setDays(Math.min(MOST_DAYS, Math.max(1, Math.round(next ?? 1))))}
              />
              <span>{t('staysDays', { count: days })}</span>
            </p>
          </Section>
        </div>
        <div className={own.side}>
          <LiveCount
            noun={t('devices', { count: devices ?? 0 })}
            count={devices ?? undefined}
            total={total ?? undefined}
            counting={count.isFetching || asked !== whole}
            {...(count.error
              ? { error: <ErrorState quiet error={count.error} onRetry={() => void count.refetch()} /> }
              : {})}
          />
          {allowed !== undefined && allowed !== null && (
            <p className={own.warning}>{t('allowed', { count: allowed, figure: format.number(allowed) })}</p>
          )}
          {mayChange && reason !== undefined && changed && <p className={own.warning}>{reason}</p>}
        </div>
      </div>
      {audience !== undefined && maySee && <ExportPanel audience={audience.id} isChanged={changed} />}
    </Page>
  );
}
