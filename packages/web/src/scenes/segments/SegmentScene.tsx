import { useDebouncedValue } from '@mantine/hooks';
import type { Segment, SegmentRule } from '@rondo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useRouteParam } from '../../shell/hooks.ts';
import { NameAndDescription } from '../../ui/builder/NameAndDescription.tsx';
import { LiveCount } from '../../ui/builder/RuleSentence.tsx';
import { SaveActions } from '../../ui/builder/SaveActions.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page, Section } from '../../ui/Page.tsx';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { offerUndo, showDone, showError } from '../../ui/toasts.tsx';
import { asRoot, finished } from './edit-rule.ts';
import { MembersTable } from './MembersTable.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import own from './segments.module.css';
import {
  addSegment,
  changeSegment,
  countQuery,
  removeSegment,
  segmentQuery,
  segmentsQuery,
  vocabularyQuery,
} from './segments-api.ts';

const NEW = 'new';

/** One segment: its rule as a sentence with a live count, and its members. */
export function SegmentScene() {
  const id = useRouteParam('segmentId');
  const segment = useQuery({ ...segmentQuery(id), enabled: id !== NEW });
  if (id !== NEW && segment.error)
    return <ErrorState error={segment.error} onRetry={() => void segment.refetch()} />;
  if (id !== NEW && segment.data?.id !== id) return <PageSkeleton />;
  return <SegmentEditor key={id} segment={id === NEW ? undefined : segment.data} />;
}

function SegmentEditor({ segment }: { segment: Segment | undefined }) {
  const { t } = useTranslation('segments');
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayChange = useMay('segments.write');
  const maySee = useMay('people.read');
  const [name, setName] = useState(segment?.name ?? '');
  const [description, setDescription] = useState(segment?.description ?? '');
  const [rule, setRule] = useState<SegmentRule>(asRoot(segment?.rule ?? { kind: 'all', rules: [] }));
  const vocabulary = useQuery(vocabularyQuery);
  const segments = useQuery(segmentsQuery);
  const whole = useMemo(() => finished(rule), [rule]);
  // Typing a number asks once, not for each digit.
  const [asked] = useDebouncedValue(whole, 200);
  const count = useQuery(countQuery(asked, segment?.id));
  const errors = count.data?.faults.filter((fault) => fault.severity === 'error') ?? [];
  const unfinished = JSON.stringify(whole) !== JSON.stringify(rule);
  const changed =
    segment === undefined ||
    name !== segment.name ||
    description !== segment.description ||
    JSON.stringify(rule) !== JSON.stringify(asRoot(segment.rule));

  const refresh = () =>
    queryClient.invalidateQueries({
      predicate: (query) => String(query.queryKey[0]).startsWith('/api/segments'),
    });
  const saving = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), description, rule };
      return segment === undefined ? addSegment(body) : changeSegment(segment.id, body);
    },
    onSuccess: async (saved) => {
      await refresh();
      showDone(t('saved', { name: saved.name }));
      if (segment === undefined)
        await navigate({ to: '/segments/$segmentId', params: { segmentId: saved.id } } as never);
    },
    onError: showError,
  });
  const removal = useMutation({
    mutationFn: (id: string) => removeSegment(id),
    onSuccess: async ({ name, description, rule }) => {
      await navigate({ to: '/segments' } as never);
      await refresh();
      offerUndo({
        message: t('removed', { name }),
        undo: () => addSegment({ name, description, rule }).then(refresh),
      });
    },
    onError: showError,
  });

  const context = {
    vocabulary: vocabulary.data,
    segments: (segments.data?.items ?? []).filter((one) => one.id !== segment?.id),
  };
  const reason =
    name.trim() === ''
      ? t('nameMissing')
      : unfinished
        ? t('unfinished')
        : errors.length > 0
          ? t('hasErrors')
          : undefined;
  return (
    <Page
      title={segment?.name ?? t('new')}
      above={
        <Link to="/segments" className={own.back}>
          {t('title')}
        </Link>
      }
      actions={
        mayChange && (
          <SaveActions
            onDelete={segment === undefined ? undefined : () => removal.mutate(segment.id)}
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
            <p className={own.lead}>{t('peopleWho')}</p>
            <RuleEditor rule={rule} onChange={setRule} count={count.data} context={context} />
          </Section>
        </div>
        <div className={own.side}>
          <LiveCount
            noun={t('people', { count: count.data?.people ?? 0 })}
            count={count.data?.people ?? undefined}
            total={count.data?.total ?? undefined}
            counting={count.isFetching || asked !== whole}
            {...(count.error
              ? { error: <ErrorState quiet error={count.error} onRetry={() => void count.refetch()} /> }
              : {})}
          />
          {mayChange && reason !== undefined && changed && <p className={own.warning}>{reason}</p>}
        </div>
      </div>
      {segment !== undefined && maySee && (
        <Section title={t('members')} {...(changed ? { note: t('membersOfSaved') } : {})}>
          <MembersTable segment={segment.id} />
        </Section>
      )}
    </Page>
  );
}
