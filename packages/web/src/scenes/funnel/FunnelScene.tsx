import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useViewState } from '../../shell/hooks.ts';
import { Page } from '../../ui/Page.tsx';
import { SaveChart } from '../explore/SaveChart.tsx';
import { CampaignFunnel } from './CampaignFunnel.tsx';
import { funnelView } from './funnel-view.ts';
import { StepFunnel } from './StepFunnel.tsx';

/** How far people come: through steps of one's own choosing, or through the three levels of a campaign. */
export function FunnelScene() {
  const { t } = useTranslation('funnel');
  const [view, setView] = useViewState(funnelView);
  return (
    <Page title={t('nav.funnel')} actions={<SaveChart kind="funnel" name={t('nav.funnel')} />}>
      <SegmentedControl
        style={{ justifySelf: 'start' }}
        aria-label={t('kind')}
        value={view.of}
        onChange={(of) => setView({ of: of === 'campaign' ? 'campaign' : 'steps' })}
        data={[
          { value: 'steps', label: t('ofSteps') },
          { value: 'campaign', label: t('ofCampaign') },
        ]}
      />
      {view.of === 'steps' ? (
        <StepFunnel view={view} setView={setView} />
      ) : (
        <CampaignFunnel view={view} setView={setView} />
      )}
    </Page>
  );
}
