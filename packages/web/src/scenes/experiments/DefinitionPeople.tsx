import { Button, NumberInput, Radio, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormGroup } from '../../ui/form/FormPage.tsx';
import { segmentsQuery } from '../segments/segments-api.ts';
import type { DraftPart } from './DefinitionTerms.tsx';
import { type DraftVariation, nextId } from './experiment-draft.ts';
import own from './experiments.module.css';

const sources = ['exposures', 'holdout', 'segments'] as const;

/** From what it is known who is in which variation. */
export function DefinitionPeople({ draft, onChange }: DraftPart) {
  const { t } = useTranslation('experiments');
  return (
    <FormGroup title={t('form.people')} note={t(`form.sourceNote.${draft.source}`)}>
      <div className={own.pair}>
        <Select
          label={t('source')}
          data={sources.map((value) => ({ value, label: t(`sources.${value}`) }))}
          value={draft.source}
          allowDeselect={false}
          onChange={(value) => onChange({ source: sources.find((one) => one === value) ?? 'exposures' })}
        />
        {draft.source === 'exposures' && (
          <TextInput
            label={t('form.experiment')}
            value={draft.experiment}
            maxLength={200}
            dir="ltr"
            onChange={(event) => onChange({ experiment: event.currentTarget.value })}
          />
        )}
        {draft.source === 'segments' && (
          <TextInput
            type="date"
            label={t('form.membersAt')}
            value={draft.membersAt}
            onChange={(event) => onChange({ membersAt: event.currentTarget.value })}
          />
        )}
        {draft.source === 'holdout' && (
          <>
            <TextInput
              label={t('form.campaignOf')}
              value={draft.campaign}
              maxLength={200}
              dir="ltr"
              onChange={(event) => onChange({ campaign: event.currentTarget.value })}
            />
            <TextInput
              label={t('form.sent')}
              value={draft.sent}
              maxLength={200}
              dir="ltr"
              onChange={(event) => onChange({ sent: event.currentTarget.value })}
            />
            <TextInput
              label={t('form.held')}
              value={draft.held}
              maxLength={200}
              dir="ltr"
              onChange={(event) => onChange({ held: event.currentTarget.value })}
            />
          </>
        )}
      </div>
      <Variations draft={draft} onChange={onChange} />
    </FormGroup>
  );
}

function Variations({ draft, onChange }: DraftPart) {
  const { t } = useTranslation('experiments');
  const segments = useQuery({ ...segmentsQuery, enabled: draft.source === 'segments' });
  const set = (id: number, next: Partial<DraftVariation>): void =>
    onChange({ variations: draft.variations.map((one) => (one.id === id ? { ...one, ...next } : one)) });
  const remove = (id: number): void => {
    const variations = draft.variations.filter((one) => one.id !== id);
    onChange({ variations, control: draft.control === id ? (variations[0]?.id ?? 0) : draft.control });
  };
  return (
    <>
      {draft.variations.map(({ id, key, name, weight, segment }) => (
        <div key={id} className={own.row}>
          <TextInput
            label={t('form.variationKey')}
            value={key}
            maxLength={200}
            dir="ltr"
            onChange={(event) => set(id, { key: event.currentTarget.value })}
          />
          <TextInput
            label={t('form.variationName')}
            value={name}
            maxLength={200}
            dir="auto"
            onChange={(event) => set(id, { name: event.currentTarget.value })}
          />
          {draft.source === 'segments' && (
            <Select
              label={t('form.segment')}
              data={(segments.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
              value={segment === '' ? null : segment}
              searchable
              onChange={(value) => set(id, { segment: value ?? '' })}
            />
          )}
          {draft.source !== 'holdout' && (
            <NumberInput
              label={t('form.weight')}
              value={weight}
              min={0.01}
              onChange={(value) => set(id, { weight: typeof value === 'number' && value > 0 ? value : 1 })}
            />
          )}
          <div data-control>
            <Radio
              name="control"
              label={t(draft.source === 'holdout' ? 'form.gotNothing' : 'form.control')}
              checked={draft.control === id}
              onChange={() => onChange({ control: id })}
            />
          </div>
          {draft.variations.length > 2 && (
            <Button
              variant="default"
              onClick={() => remove(id)}
              aria-label={t('form.removeNamed', { name: key })}
            >
              {t('common:action.remove')}
            </Button>
          )}
        </div>
      ))}
      {draft.source !== 'holdout' && draft.variations.length < 10 && (
        <div>
          <Button
            variant="default"
            onClick={() =>
              onChange({
                variations: [
                  ...draft.variations,
                  { id: nextId(), key: '', name: '', weight: 1, segment: '' },
                ],
              })
            }
          >
            {t('form.addVariation')}
          </Button>
        </div>
      )}
    </>
  );
}
