import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { InlineNumber, InlineSelect } from '../../ui/builder/InlineInputs.tsx';
import { RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import type { ViewValues } from '../../ui/view-codec.ts';
import {
  attributionGrains,
  type attributionView,
  type CreditModel,
  creditModels,
  type Figure,
  figures,
} from './attribution-view.ts';
import { ConversionSelect } from './ConversionSelect.tsx';

type View = ViewValues<typeof attributionView>;
type QuestionProps = {
  view: View;
  setView: (change: Partial<View>) => void;
  figure: Figure;
  models: readonly CreditModel[];
};

/** The question as a sentence whose words can be changed. */
export function AttributionQuestion({ view, setView, figure, models }: QuestionProps) {
  const { t } = useTranslation('attribution');
  return (
    <RuleLines label={t('question')}>
      <RuleLine>
        {t('shareOut')}
        <ConversionSelect value={view.event} onChange={(event) => setView({ event, open: '' })} />
        {t('among')}
        <InlineSelect
          label={t('dimension')}
          value={view.by}
          options={attributionGrains.map((value) => ({
            value,
            label: t(`grain.${value}`),
            ...(value === 'touchpoint' ? { note: t('touchpointMeans') } : {}),
          }))}
          onChange={(next) =>
            setView({ by: attributionGrains.find((one) => one === next) ?? 'channel', open: '' })
          }
        />
        {t('byRule')}
        <InlineSelect
          label={t('model')}
          value={view.model}
          searchable={false}
          options={creditModels.map((value) => ({
            value,
            label: t(`models.${value}`),
            note: t(`explain.${value}`),
          }))}
          onChange={(next) => setView({ model: creditModels.find((one) => one === next) ?? 'markov' })}
        />
        {t('lookingBack')}
        <InlineNumber
          label={t('days')}
          value={view.days}
          min={1}
          max={365}
          onChange={(days) => setView({ days: days ?? 30 })}
        />
        {t('daysBack')}
        {models.includes('time-decay') && (
          <>
            <span>{t('halving')}</span>
            <InlineNumber
              label={t('halfLife')}
              value={view.half}
              min={1}
              max={365}
              onChange={(half) => setView({ half: half ?? 7 })}
            />
            {t('daysLong')}
          </>
        )}
      </RuleLine>
      <RuleLine>
        {t('show')}
        <InlineSelect
          label={t('figureLabel')}
          value={figure}
          options={figures.map((value) => ({ value, label: t(`figure.${value}`) }))}
          onChange={(next) => setView({ figure: figures.find((one) => one === next) ?? '' })}
        />
        {t('beside')}
        <ModelChoice lead={view.model} models={models} onChange={(chosen) => setView({ with: chosen })} />
      </RuleLine>
    </RuleLines>
  );
}

type ModelChoiceProps = {
  lead: CreditModel;
  models: readonly CreditModel[];
  onChange: (models: string[]) => void;
};

function ModelChoice({ lead, models, onChange }: ModelChoiceProps) {
  const { t } = useTranslation('attribution');
  const format = useFormat();
  return (
    <Popover position="bottom-start" withArrow trapFocus width={300}>
      <Popover.Target>
        <Button size="compact-sm" variant="default">
          {t('modelCount', { count: models.length, figure: format.number(models.length) })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group
          label={t('modelsBeside')}
          value={[...models]}
          onChange={(chosen) => onChange(chosen.length === creditModels.length ? [] : chosen)}
        >
          <Stack gap={6} mt={8}>
            {creditModels.map((model) => (
              <Checkbox key={model} value={model} label={t(`models.${model}`)} disabled={model === lead} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
