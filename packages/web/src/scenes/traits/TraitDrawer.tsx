import { Button } from '@mantine/core';
import { type MergeStrategy, mergeStrategies, type TraitEntry } from '@rondo/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../shell/hooks.ts';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { Section } from '../../ui/Page.tsx';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { showDone, showError } from '../../ui/toasts.tsx';
import { Choice, Values } from '../segments/Words.tsx';
import { sayMerge, useTraitWords } from './trait-words.ts';
import own from './traits.module.css';
import { setMerge } from './traits-api.ts';

/** A trait that sources say: which of their values counts, and what it was bought under. */
export function TraitDrawer({ trait, onClose }: { trait: TraitEntry | undefined; onClose: () => void }) {
  const words = useTraitWords();
  const { t, format } = words;
  return (
    <RowsDrawer
      opened={trait !== undefined}
      onClose={onClose}
      title={trait?.name ?? ''}
      sentence={
        trait &&
        t('saidBy', {
          sources: format.list(trait.sources),
          date: format.date(trait.freshAsOf ?? ''),
        })
      }
    >
      {trait && <MergeWords trait={trait} onDone={onClose} />}
      {trait && trait.purchases.length > 0 && (
        <Section title={t('bought')} note={t('boughtNote')}>
          <DataTable
            id="trait-purchases"
            caption={t('bought')}
            plain
            columns={[
              { id: 'supplier', label: t('supplier'), value: (row) => row.supplier },
              { id: 'licence', label: t('licence'), value: (row) => row.licence },
              { id: 'basis', label: t('basis'), value: (row) => t(`bases.${row.legalBasis}`) },
              { id: 'expires', label: t('expires'), kind: 'dateTime', value: (row) => row.expiresAt },
              { id: 'identifiers', label: t('people'), kind: 'number', value: (row) => row.identifiers },
            ]}
            rows={trait.purchases}
            rowKey={(row) => `${row.supplier} ${row.licence} ${row.legalBasis} ${row.expiresAt}`}
          />
        </Section>
      )}
    </RowsDrawer>
  );
}

function MergeWords({ trait, onDone }: { trait: TraitEntry; onDone: () => void }) {
  const words = useTraitWords();
  const { t } = words;
  const mayChange = useMay('traits.write');
  const queryClient = useQueryClient();
  const [strategy, setStrategy] = useState<MergeStrategy>(trait.merge.strategy);
  const [sources, setSources] = useState<string[]>(trait.merge.sources ?? trait.sources);
  const ordered = strategy === 'source-priority';
  const named = sources.filter((source) => source !== '');
  const saving = useMutation({
    mutationFn: () => setMerge(trait.name, { strategy, ...(ordered ? { sources: named } : {}) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/traits'] });
      showDone(t('saved', { name: trait.name }));
      onDone();
    },
    onError: showError,
  });
  if (!mayChange) return <p className={own.lead}>{sayMerge(trait.merge, words)}</p>;
  return (
    <Section title={t('counts')} note={t(`mergeNotes.${strategy}`)}>
      <RuleLines label={t('counts')}>
        <RuleLine>
          <span>{t('severalSay')}</span>
          <Choice
            label={t('counts')}
            value={strategy}
            options={mergeStrategies.map((value) => ({ value, label: t(`merges.${value}`) }))}
            onChange={setStrategy}
          />
          {ordered && (
            <Values
              label={t('sources')}
              values={sources.length === 0 ? [''] : sources}
              options={trait.sources.map((value) => ({ value, label: value }))}
              join={t('then')}
              onChange={setSources}
            />
          )}
        </RuleLine>
      </RuleLines>
      <Button
        mt="sm"
        loading={saving.isPending}
        disabled={ordered && named.length === 0}
        onClick={() => saving.mutate()}
      >
        {t('common:action.save')}
      </Button>
    </Section>
  );
}
