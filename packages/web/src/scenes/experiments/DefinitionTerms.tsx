import { Autocomplete, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { banditMethods, marketingChannels } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { FormGroup } from '../../ui/form/FormPage.tsx';
import { type Draft, keyOf } from './experiment-draft.ts';
import own from './experiments.module.css';

export type DraftPart = { draft: Draft; onChange: (next: Partial<Draft>) => void };

const numberOf = (value: number | string): number | '' => (typeof value === 'number' ? value : '');

/** What is tried, and why. */
export function DefinitionWhat({ draft, onChange, isNew }: DraftPart & { isNew: boolean }) {
  const { t } = useTranslation('experiments');
  return (
    <FormGroup title={t('form.what')}>
      <div className={own.pair}>
        <TextInput
          label={t('name')}
          value={draft.name}
          maxLength={200}
          dir="auto"
          onChange={({ currentTarget: { value } }) =>
            onChange({
              name: value,
              // The address follows the name until somebody writes one.
              ...(isNew && draft.key === keyOf(draft.name) ? { key: keyOf(value) } : {}),
            })
          }
        />
        <TextInput
          label={t('form.key')}
          value={draft.key}
          maxLength={100}
          disabled={!isNew}
          dir="ltr"
          onChange={(event) => onChange({ key: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('hypothesis')}
        placeholder={t('form.hypothesisPlaceholder')}
        value={draft.hypothesis}
        autosize
        minRows={2}
        maxLength={2000}
        dir="auto"
        onChange={(event) => onChange({ hypothesis: event.currentTarget.value })}
      />
      <div className={own.pair}>
        <TextInput
          type="date"
          label={t('from')}
          value={draft.from}
          onChange={(event) => onChange({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t('form.last')}
          value={draft.last}
          min={draft.from}
          onChange={(event) => onChange({ last: event.currentTarget.value })}
        />
      </div>
    </FormGroup>
  );
}

/** How it is counted and judged, and which channel it withholds. */
export function DefinitionTerms({ draft, onChange }: DraftPart) {
  const { t } = useTranslation('experiments');
  return (
    <>
      <FormGroup title={t('form.judging')}>
        <div className={own.pair}>
          <NumberInput
            label={t('form.window')}
            description={t('form.windowNote')}
            value={draft.windowDays}
            min={1}
            max={365}
            allowDecimal={false}
            onChange={(value) => onChange({ windowDays: numberOf(value) })}
          />
          <NumberInput
            label={t('form.covariate')}
            description={t('form.covariateNote')}
            value={draft.covariateDays}
            min={0}
            max={365}
            allowDecimal={false}
            onChange={(value) => onChange({ covariateDays: numberOf(value) })}
          />
          <NumberInput
            label={t('form.effect')}
            description={t('form.effectNote')}
            value={draft.minimumEffect}
            min={0.1}
            max={1000}
            suffix=" %"
            onChange={(value) => onChange({ minimumEffect: numberOf(value) })}
          />
          <NumberInput
            label={t('form.alpha')}
            description={t('form.alphaNote')}
            value={draft.alpha}
            min={0.1}
            max={20}
            suffix=" %"
            onChange={(value) => onChange({ alpha: numberOf(value) })}
          />
        </div>
      </FormGroup>
      {draft.source === 'exposures' && <DefinitionBandit draft={draft} onChange={onChange} />}
      <FormGroup title={t('form.tests')} note={t('form.testsNote')}>
        <div className={own.pair}>
          <Autocomplete
            label={t('form.channel')}
            data={[...marketingChannels]}
            value={draft.channel}
            maxLength={100}
            dir="ltr"
            onChange={(channel) => onChange({ channel })}
          />
          <TextInput
            label={t('form.campaign')}
            value={draft.testedCampaign}
            maxLength={200}
            dir="ltr"
            onChange={(event) => onChange({ testedCampaign: event.currentTarget.value })}
          />
        </div>
      </FormGroup>
    </>
  );
}

/** Whether the shares follow the results. */
function DefinitionBandit({ draft, onChange }: DraftPart) {
  const { t } = useTranslation('experiments');
  return (
    <FormGroup title={t('form.bandit')} note={t('form.banditNote')}>
      <div className={own.pair}>
        <Select
          label={t('form.method')}
          data={[
            { value: '', label: t('form.fixedShares') },
            ...banditMethods.map((value) => ({ value, label: t(`form.methods.${value}`) })),
          ]}
          value={draft.bandit}
          allowDeselect={false}
          onChange={(value) => onChange({ bandit: banditMethods.find((one) => one === value) ?? '' })}
        />
        {draft.bandit !== '' && (
          <>
            <NumberInput
              label={t('form.floor')}
              description={t('form.floorNote')}
              value={draft.floor}
              min={0}
              max={50}
              suffix=" %"
              onChange={(value) => onChange({ floor: numberOf(value) })}
            />
            <NumberInput
              label={t('form.settle')}
              description={t('form.settleNote')}
              value={draft.settleDays}
              min={1}
              max={90}
              allowDecimal={false}
              onChange={(value) => onChange({ settleDays: numberOf(value) })}
            />
          </>
        )}
      </div>
    </FormGroup>
  );
}
