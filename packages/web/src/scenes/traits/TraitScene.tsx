import { Button, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { ComputedTrait } from '@rondo/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useMay, useRouteParam } from '../../shell/hooks.ts';
import { SaveActions } from '../../ui/builder/SaveActions.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page, Section } from '../../ui/Page.tsx';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { offerUndo, showDone, showError } from '../../ui/toasts.tsx';
import { draftOf, EMPTY_DRAFT, inputOf, proposeName } from './edit-trait.ts';
import { TraitPreviewPanel } from './TraitPreviewPanel.tsx';
import { TraitSentence } from './TraitSentence.tsx';
import { useTraitWords } from './trait-words.ts';
import own from './traits.module.css';
import { addTrait, changeTrait, removeTrait, traitsQuery } from './traits-api.ts';

const NEW = 'new';

/** One computed trait: its definition as a sentence, with what it gives on the people as they are. */
export function TraitScene() {
  const name = useRouteParam('traitName');
  const { t } = useTraitWords();
  const traits = useQuery({ ...traitsQuery, enabled: name !== NEW });
  if (name === NEW) return <TraitEditor trait={undefined} />;
  if (traits.error) return <ErrorState error={traits.error} onRetry={() => void traits.refetch()} />;
  if (traits.data === undefined) return <PageSkeleton />;
  const trait = traits.data.items.find((one) => one.name === name)?.computed;
  if (trait === undefined) {
    return (
      <EmptyState
        title={t('notFound', { name })}
        action={
          <Button component={Link} to="/people/traits" variant="default">
            {t('title')}
          </Button>
        }
      >
        {t('notFoundNote')}
      </EmptyState>
    );
  }
  return <TraitEditor key={trait.updatedAt} trait={trait} />;
}

function TraitEditor({ trait }: { trait: ComputedTrait | undefined }) {
  const { t } = useTraitWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayChange = useMay('traits.write');
  const maySee = useMay('people.read');
  const [draft, setDraft] = useState(trait === undefined ? EMPTY_DRAFT : draftOf(trait));
  const proposed = proposeName(draft);
  const name = draft.name.trim() === '' ? proposed : draft.name.trim();
  const input = useMemo(() => inputOf(draft, name), [draft, name]);
  // What is asked does not depend on the name, and typing a number asks once.
  const question = useMemo(() => {
    const { name: _, description: __, ...rest } = draft;
    return inputOf({ ...rest, name: '', description: '' }, 'preview');
  }, [draft]);
  const [asked] = useDebouncedValue(question, 250);
  const changed = trait === undefined || JSON.stringify(draft) !== JSON.stringify(draftOf(trait));
  const isNameSound = /^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(name);

  const refresh = () =>
    queryClient.invalidateQueries({
      predicate: (query) => /^\/api\/(traits|segments|people)/.test(String(query.queryKey[0])),
    });
  const saving = useMutation({
    mutationFn: async () => {
      if (input === undefined) throw new TypeError('an unfinished definition is not saved');
      return trait === undefined ? addTrait(input) : changeTrait(input);
    },
    onSuccess: async (saved) => {
      await refresh();
      showDone(t('saved', { name: saved.name }));
      if (trait === undefined) await navigate({ to: '/people/traits' } as never);
    },
    onError: showError,
  });
  const removal = useMutation({
    mutationFn: (removed: string) => removeTrait(removed),
    onSuccess: async (removed) => {
      await navigate({ to: '/people/traits' } as never);
      await refresh();
      const again = inputOf(draftOf(removed), removed.name);
      offerUndo({
        message: t('removed', { name: removed.name }),
        undo: async () => {
          if (again !== undefined) await addTrait(again);
          await refresh();
        },
      });
    },
    onError: showError,
  });

  return (
    <Page
      title={trait?.name ?? t('new')}
      above={
        <Link to="/people/traits" className={own.back}>
          {t('title')}
        </Link>
      }
      actions={
        mayChange && (
          <SaveActions
            onDelete={trait === undefined ? undefined : () => removal.mutate(trait.name)}
            deleting={removal.isPending}
            onSave={() => saving.mutate()}
            saving={saving.isPending}
            disabled={!changed || input === undefined || !isNameSound}
            reason={input === undefined ? t('unfinished') : undefined}
          />
        )
      }
    >
      <div className={own.layout}>
        <div>
          <Section>
            <p className={own.lead}>{t('everybodyHas')}</p>
            <TraitSentence draft={draft} onChange={setDraft} />
          </Section>
          {mayChange && (
            <Section>
              <TextInput
                className={own.name}
                mt="lg"
                label={t('name')}
                description={trait === undefined ? t('nameNote') : t('nameStays')}
                value={draft.name}
                placeholder={proposed}
                disabled={trait !== undefined}
                dir="ltr"
                maxLength={100}
                error={isNameSound ? undefined : t('nameWrong')}
                onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
              />
              <Textarea
                className={own.name}
                mt="sm"
                label={t('description')}
                value={draft.description}
                autosize
                minRows={1}
                maxRows={4}
                maxLength={2000}
                onChange={(event) => setDraft({ ...draft, description: event.currentTarget.value })}
              />
            </Section>
          )}
        </div>
        {maySee && (
          <div className={own.side}>
            <TraitPreviewPanel input={asked} waiting={asked !== question} />
          </div>
        )}
      </div>
    </Page>
  );
}
