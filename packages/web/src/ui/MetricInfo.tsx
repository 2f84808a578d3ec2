import { ActionIcon, Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './tile.module.css';

export type MetricInfoProps = {
  name: string;
  /** One sentence. */
  definition: string;
  formula?: string;
  /** "Since 3 May 2026 without returns." */
  since?: string;
};

/** The ⓘ beside a metric: one sentence of definition and its formula. */
export function MetricInfo({ name, definition, formula, since }: MetricInfoProps) {
  const { t } = useTranslation();
  return (
    <Popover width={300} position="bottom" withArrow>
      <Popover.Target>
        <ActionIcon size={22} aria-label={t('metric.about', { name })} className={classes.infoButton}>
          <IconInfoCircle size={15} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('metric.about', { name })}>
        <p className={classes.infoText}>{definition}</p>
        {formula && (
          <p className={classes.infoText}>
            <span className={classes.infoLabel}>{t('metric.formula')}</span>
            <code className={classes.formula}>{formula}</code>
          </p>
        )}
        {since && <p className={classes.infoText}>{since}</p>}
      </Popover.Dropdown>
    </Popover>
  );
}
