import type { MeasuredAttribution } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { Section } from '../../ui/Page.tsx';
import { isolate } from '../explore/isolate.ts';
import classes from './attribution.module.css';
import type { NameOf } from './key-words.ts';

type ChecksProps = { answer: MeasuredAttribution; nameOf: NameOf };

/** A tenth: from there on an assumption is called in doubt. */
const MUCH = 0.1;

/** What the models assume, each with a test of it on these very data. */
export function AttributionChecks({ answer, nameOf }: ChecksProps) {
  const { t } = useTranslation('attribution');
  const format = useFormat();
  const { withoutTouch, touchesOfNobody, singleTouch, openJourneys, rarePaths, costWithoutTouch, order } =
    answer.checks;
  const found: { id: string; doubt: boolean; text: string }[] = [];
  const add = (id: string, doubt: boolean, text: string): void => {
    found.push({ id, doubt, text });
  };
  const counted = (count: number, share: number | null, more: Record<string, string> = {}) => ({
    count,
    figure: format.number(count),
    share: format.percent(share),
    ...more,
  });
  add(
    'withoutTouch',
    (withoutTouch.share ?? 0) > MUCH,
    [
      t(
        'checks.withoutTouch',
        counted(withoutTouch.conversions, withoutTouch.share, {
          low: format.percent(withoutTouch.interval?.low),
          high: format.percent(withoutTouch.interval?.high),
        }),
      ),
      ...(withoutTouch.anonymous > 0
        ? [
            t('checks.anonymous', {
              count: withoutTouch.anonymous,
              figure: format.number(withoutTouch.anonymous),
            }),
          ]
        : []),
    ].join(' '),
  );
  add(
    'touchesOfNobody',
    (touchesOfNobody.share ?? 0) > MUCH,
    t('checks.touchesOfNobody', counted(touchesOfNobody.touches, touchesOfNobody.share)),
  );
  add('singleTouch', false, t('checks.singleTouch', counted(singleTouch.conversions, singleTouch.share)));
  add(
    'openJourneys',
    (openJourneys.share ?? 0) > MUCH,
    t('checks.openJourneys', counted(openJourneys.journeys, openJourneys.share)),
  );
  add(
    'rarePaths',
    (rarePaths.share ?? 0) > 0.5,
    t('checks.rarePaths', counted(rarePaths.journeys, rarePaths.share)),
  );
  if (costWithoutTouch.cost > 0) {
    add(
      'costWithoutTouch',
      true,
      t('checks.costWithoutTouch', {
        cost: format.money(costWithoutTouch.cost),
        names: isolate(
          format.list(costWithoutTouch.keys.slice(0, 5).map((key) => nameOf({ key, attributed: true }))),
        ),
      }),
    );
  }
  if (order !== null) {
    const own = order.compared.find((one) => one.order === order.chosen);
    add(
      'order',
      order.by === 'nothing-to-choose-by' || (own?.auc ?? 1) < 0.6,
      order.by === 'nothing-to-choose-by' || own === undefined
        ? t('checks.noOrder')
        : t('checks.order', {
            order: format.number(order.chosen),
            auc: format.number(own.auc, 2),
            compared: format.list(
              order.compared.map((one) =>
                t('checks.orderScore', {
                  order: format.number(one.order),
                  score: format.number(one.penalisedAuc, 3),
                }),
              ),
            ),
          }),
    );
  }
  for (const { model, failed } of answer.models) {
    if (failed !== undefined) add(model, true, t('checks.failed', { model: t(`models.${model}`) }));
  }
  return (
    <Section title={t('checks.title')} note={t('checks.note')} frame="card">
      <ul className={classes.checks}>
        {found.map(({ id, doubt, text }) => (
          <li key={id}>
            <strong>{t(doubt ? 'checks.doubt' : 'checks.holds')}</strong> {text}
          </li>
        ))}
      </ul>
    </Section>
  );
}
