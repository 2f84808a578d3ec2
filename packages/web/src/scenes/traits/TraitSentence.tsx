import { traitAggregations } from '@rondo/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { EventWords, usePropertyNames } from '../segments/EventWords.tsx';
import { vocabularyQuery } from '../segments/segments-api.ts';
import { Choice, WindowWords } from '../segments/Words.tsx';
import { type Draft, propertyUse } from './edit-trait.ts';

/** “[the sum of] [revenue] in [Order Completed] [in the last] [90] [days]” */
export function TraitSentence({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const { t } = useTranslation('traits');
  const vocabulary = useQuery(vocabularyQuery);
  const names = usePropertyNames(draft);
  const use = propertyUse(draft.aggregation);
  return (
    <RuleLines label={t('everybodyHas')}>
      <RuleLine>
        <Choice
          label={t('howComputed')}
          value={draft.aggregation}
          options={traitAggregations.map((value) => ({ value, label: t(`aggregations.${value}`) }))}
          onChange={(aggregation) => onChange({ ...draft, aggregation })}
        />
        {use !== 'none' && (
          <>
            <InlineSelect
              label={t('property')}
              value={use === 'needed' && draft.property === '' ? null : draft.property}
              creatable
              options={[
                ...(use === 'optional' ? [{ value: '', label: t('theTime') }] : []),
                ...names,
                { value: '$channel', label: t('theChannel') },
                { value: '$campaign', label: t('theCampaign') },
              ]}
              onChange={(property) => onChange({ ...draft, property })}
            />
            <span>{t('in')}</span>
          </>
        )}
        <EventWords
          counted={draft}
          vocabulary={vocabulary.data}
          onChange={(counted) => onChange({ ...draft, ...counted })}
        />
        <WindowWords window={draft.window} onChange={(window) => onChange({ ...draft, window })} />
      </RuleLine>
    </RuleLines>
  );
}
