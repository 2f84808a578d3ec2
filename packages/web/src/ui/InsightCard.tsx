import { Button, Menu } from '@mantine/core';
import { IconBulb, IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shell/hooks.ts';
import { Heading } from './Heading.tsx';
import classes from './insight.module.css';

export const notUsefulReasons = ['known', 'wrong', 'notMine', 'unimportant', 'noLever'] as const;
export type NotUsefulReason = (typeof notUsefulReasons)[number];

export type InsightCardProps = {
  /** The finding in a sentence, with its figures. */
  headline: ReactNode;
  /** Small words above it: the kind of insight or what it is about. */
  about?: string;
  tone?: 'good' | 'bad' | 'neutral';
  /** A small chart or a few figures. */
  evidence?: ReactNode;
  /** How many cases stand behind it. */
  sample?: number;
  /** The interval, ready written: "29–40%". */
  interval?: string;
  /** What explains most of it. */
  because?: ReactNode;
  /** Instead of “Because”, where it is no cause. */
  becauseLabel?: string;
  recommended?: ReactNode;
  expectedEffect?: string;
  onShow?: () => void;
  onMakeAction?: () => void;
  onNotUseful?: (reason: NotUsefulReason) => void;
  /** Instead of the buttons once something was done: a link to the action it became. */
  done?: ReactNode;
};

/** Headline, evidence, because, what to do about it; and three answers. */
export function InsightCard(props: InsightCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const {
    headline,
    about,
    tone = 'neutral',
    evidence,
    sample,
    interval,
    because,
    becauseLabel,
    recommended,
    expectedEffect,
  } = props;
  const { onShow, onMakeAction, onNotUseful, done } = props;
  const foundation = [
    interval,
    sample === undefined ? undefined : t('insight.sample', { count: sample, figure: format.number(sample) }),
  ].filter((part) => part !== undefined);

  return (
    <article className={classes.card} data-tone={tone} aria-labelledby={id}>
      <div className={classes.main}>
        <div className={classes.words}>
          {about && <p className={classes.about}>{about}</p>}
          <Heading id={id} className={classes.headline}>
            {headline}
          </Heading>
          {foundation.length > 0 && (
            <p className={classes.foundation}>
              <bdi>{foundation.join(' · ')}</bdi>
            </p>
          )}
          {because && (
            <p className={classes.because}>
              <span className={classes.label}>{becauseLabel ?? t('insight.because')}</span> {because}
            </p>
          )}
        </div>
        {evidence && (
          <section className={classes.evidence} aria-label={t('insight.evidence')}>
            {evidence}
          </section>
        )}
      </div>
      {recommended && (
        <div className={classes.advice}>
          <IconBulb size={18} stroke={1.75} aria-hidden />
          <p>
            <span className={classes.label}>{t('insight.recommended')}</span> {recommended}
            {expectedEffect && (
              <span className={classes.effect}> {t('insight.expected', { effect: expectedEffect })}</span>
            )}
          </p>
        </div>
      )}
      <div className={classes.answers}>
        {done ?? (
          <>
            {onMakeAction && (
              <Button size="xs" variant="light" onClick={onMakeAction}>
                {t('insight.makeAction')}
              </Button>
            )}
            {onShow && (
              <Button size="xs" variant="default" onClick={onShow}>
                {t('insight.show')}
              </Button>
            )}
            {onNotUseful && (
              <Menu position="bottom-start" shadow="md">
                <Menu.Target>
                  <Button
                    size="xs"
                    variant="subtle"
                    color="gray"
                    rightSection={<IconChevronDown size={13} aria-hidden />}
                  >
                    {t('insight.notUseful')}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Label>{t('insight.why')}</Menu.Label>
                  {notUsefulReasons.map((reason) => (
                    <Menu.Item key={reason} onClick={() => onNotUseful(reason)}>
                      {t(`insight.reason.${reason}`)}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            )}
          </>
        )}
      </div>
    </article>
  );
}
