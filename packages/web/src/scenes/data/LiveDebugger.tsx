import { Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Section } from '../../ui/Page.tsx';
import { oneOf } from '../../ui/view-codec.ts';
import classes from './data.module.css';
import { Mark } from './Mark.tsx';
import { type Intake, type SeenOutcome, useIntake } from './use-intake.ts';

const shown = ['all', 'accepted', 'corrected', 'dropped', 'dead-letter'] as const;
const view = { outcome: oneOf(shown, 'all') };
const tones = { accepted: 'good', corrected: 'warn', dropped: 'neutral', 'dead-letter': 'bad' } as const;
/** A thousand rows a second are not to be read; what is not shown is in the dead letters and the counts. */
const MOST_LISTED = 100;

/** Each event as it arrives: what became of it, why, and what mends it. */
export function LiveDebugger({ emptyAction }: { emptyAction: ReactNode }) {
  const { t } = useTranslation('debugger');
  const format = useFormat();
  const [{ outcome }, setView] = useViewState(view);
  const intake = useIntake();
  const rows = intake.outcomes.filter((one) => outcome === 'all' || one.outcome === outcome);
  const count = (name: (typeof shown)[number]): number =>
    name === 'all' ? intake.outcomes.length : intake.outcomes.filter((one) => one.outcome === name).length;
  return (
    <Section title={t('live')} note={t('liveNote')} actions={<Controls intake={intake} />}>
      <Stack gap="sm">
        <SegmentedControl
          size="xs"
          aria-label={t('filter')}
          value={outcome}
          onChange={(value) => {
            const next = shown.find((one) => one === value);
            if (next) setView({ outcome: next });
          }}
          data={shown.map((value) => ({
            value,
            label: `${t(`outcome.${value}`)} ${format.number(count(value))}`,
          }))}
          style={{ justifySelf: 'start', maxInlineSize: '100%', overflowX: 'auto' }}
        />
        {rows.length === 0 ? (
          <EmptyState
            title={intake.outcomes.length === 0 ? t('waiting') : t('noneOfThese')}
            action={intake.outcomes.length === 0 && emptyAction}
          >
            {intake.outcomes.length === 0 ? t('waitingNote') : t('noneNote')}
          </EmptyState>
        ) : (
          <ol className={classes.outcomes} aria-live="polite" aria-relevant="additions">
            {rows.slice(0, MOST_LISTED).map((one) => (
              <li key={one.id} className={classes.outcome}>
                <Outcome outcome={one} />
              </li>
            ))}
          </ol>
        )}
      </Stack>
    </Section>
  );
}

function Controls({ intake }: { intake: Intake }) {
  const { t } = useTranslation('debugger');
  return (
    <Group gap="xs">
      <span
        className={classes.live}
        data-live={(intake.connection === 'live' && !intake.paused) || undefined}
      >
        {intake.paused ? t('paused') : t(`connection.${intake.connection}`)}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => intake.setPaused(!intake.paused)}>
        {intake.paused ? t('goOn') : t('pause')}
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={intake.clear}>
        {t('clear')}
      </Button>
    </Group>
  );
}

function Outcome({ outcome }: { outcome: SeenOutcome }) {
  const { t, i18n } = useTranslation('debugger');
  const format = useFormat();
  const name = outcome.event || outcome.type || t('unreadable');
  const reason = outcome.reason ?? '';
  const known = i18n.exists(`debugger:reason.${reason}.message`);
  return (
    <details>
      <summary>
        <Mark tone={tones[outcome.outcome]}>{t(`outcome.${outcome.outcome}`)}</Mark>
        <bdi className={classes.outcomeName}>{name}</bdi>
        <bdi className={classes.small}>{outcome.source}</bdi>
        <span className={classes.outcomeTime}>{format.time(outcome.at)}</span>
        {outcome.outcome === 'corrected' && (
          <span className={classes.outcomeWhy}>
            {format.list(
              outcome.corrections.map(({ code }) => t(`correction.${code}.short`, { defaultValue: code })),
            )}
          </span>
        )}
        {reason !== '' && (
          <span className={classes.outcomeWhy}>
            {known
              ? t(`reason.${reason}.message`, { field: outcome.field ?? '' })
              : (outcome.message ?? reason)}
          </span>
        )}
      </summary>
      <div className={classes.outcomeBody}>
        {outcome.corrections.map((correction) => (
          <p key={correction.field + correction.code} className={classes.small}>
            {t(`correction.${correction.code}.note`, {
              field: correction.field,
              detail: correction.detail,
              defaultValue: correction.detail,
            })}
          </p>
        ))}
        {(known || outcome.cure !== undefined) && (
          <p className={classes.small}>
            {t('cure')} {known ? t(`reason.${reason}.cure`) : outcome.cure}
          </p>
        )}
        {outcome.outcome === 'dead-letter' && (
          <Link to="/data/dead-letters" className={classes.small}>
            {t('mendIt')}
          </Link>
        )}
        <pre className={classes.json} dir="ltr">
          {pretty(outcome.payload)}
        </pre>
      </div>
    </details>
  );
}

/** JSON with line breaks; what was cut at 4 KB is shown as it came. */
export function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
