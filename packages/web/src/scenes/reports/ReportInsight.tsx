import type { Action, Insight } from '@rondo/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { useMay } from '../../shell/hooks.ts';
import { InsightCard, type NotUsefulReason } from '../../ui/InsightCard.tsx';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { scenes } from '../registry.tsx';
import { InsightEvidence } from './InsightEvidence.tsx';
import { useInsightWords } from './insight-words.ts';
import { reportKeys } from './report-query.ts';
import classes from './reports.module.css';
import { placeOf } from './show-insight.ts';

/** The card's answers as the API names them. */
const reasons = {
  known: 'known',
  wrong: 'wrong',
  notMine: 'not-mine',
  unimportant: 'too-small',
  noLever: 'cannot-act',
} as const;

type ReportInsightProps = {
  insight: Insight;
  /** The action that it became, if it did. */
  action?: Action | undefined;
  onMakeAction: (insight: Insight) => void;
};

/** One insight with its three answers. */
export function ReportInsight({ insight, action, onMakeAction }: ReportInsightProps) {
  const { t } = useTranslation('reports');
  const write = useInsightWords();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayAct = useMay('actions.write');
  const words = write(insight);
  const place = placeOf(insight, scenes.find((scene) => scene.label === 'nav.inventory')?.path);
  const { kind, subject } = insight;
  const ask = () =>
    Promise.all(reportKeys.map((queryKey) => queryClient.invalidateQueries({ queryKey: [...queryKey] })));

  const setAside = async (reason: NotUsefulReason): Promise<void> => {
    await take(api.POST('/api/insights/feedback', { body: { kind, subject, reason: reasons[reason] } }));
    await ask();
    offerUndo({
      message: t('insight.thanks'),
      undo: async () => {
        await take(api.DELETE('/api/insights/feedback', { params: { query: { kind, subject } } }));
        await ask();
      },
    });
  };

  return (
    <InsightCard
      about={words.about}
      headline={words.headline}
      tone={insight.good === null ? 'neutral' : insight.good ? 'good' : 'bad'}
      {...(words.foundation === undefined ? {} : { interval: words.foundation })}
      {...(insight.evidence.rows.length === 0 ? {} : { evidence: <InsightEvidence insight={insight} /> })}
      because={words.because}
      {...(words.label === undefined ? {} : { becauseLabel: t(`insight.${words.label}`) })}
      recommended={words.advice}
      {...(place === undefined
        ? {}
        : { onShow: () => void navigate({ to: place.to, search: place.search as never }) })}
      {...(mayAct
        ? {
            onMakeAction: () => onMakeAction(insight),
            onNotUseful: (reason: NotUsefulReason) => void setAside(reason).catch(showError),
          }
        : {})}
      {...(action === undefined
        ? {}
        : {
            done: (
              <Link className={classes.link} to="/actions" search={{ open: action.id } as never}>
                {t('becameAction', { owner: action.owner })}
              </Link>
            ),
          })}
    />
  );
}
