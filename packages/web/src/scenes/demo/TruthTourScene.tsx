import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useFormat, useSession, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Page, Sentence } from '../../ui/Page.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { list } from '../../ui/view-codec.ts';
import { TourStopCard } from './TourStopCard.tsx';

const view = { revealed: list() };

/** Five questions about the demo company: last click's answer, then what the simulation knows. */
export function TruthTourScene() {
  const { t } = useTranslation('demo');
  const format = useFormat();
  const { workspace } = useSession();
  const tour = useQuery({ ...apiQuery('/api/demo/truth-tour'), enabled: workspace.demo });
  const [{ revealed }, setView] = useViewState(view);
  if (!workspace.demo) {
    return (
      <Page title={t('nav.truthTour')}>
        <EmptyState title={t('tour.noDemoTitle')}>{t('tour.noDemoText')}</EmptyState>
      </Page>
    );
  }
  const stops = tour.data?.items;
  return (
    <Page
      title={t('nav.truthTour')}
      sentence={<Sentence note={t('tour.note')}>{t('tour.sentence')}</Sentence>}
    >
      {tour.error ? (
        <ErrorState error={tour.error} onRetry={() => void tour.refetch()} />
      ) : stops === undefined ? (
        <BlockSkeleton height={320} />
      ) : (
        stops.map((stop, index) => (
          <TourStopCard
            key={stop.key}
            number={format.number(index + 1)}
            stop={stop}
            revealed={revealed.includes(stop.key)}
            onReveal={() => setView({ revealed: [...revealed, stop.key] }, { replace: true })}
          />
        ))
      )}
    </Page>
  );
}
