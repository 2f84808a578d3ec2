import { Button, Popover, SegmentedControl } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { comparisons, type PeriodPreset, periodPresets, todayIn } from '../ui/period.ts';
import { useFormat, usePeriod } from './hooks.ts';
import classes from './period.module.css';

const RangeCalendar = lazy(() => import('./RangeCalendar.tsx').then((m) => ({ default: m.RangeCalendar })));

/** `wholeDays`: the page takes the period without today (reports), and that is what stands here. */
export function PeriodPicker({ wholeDays = false }: { wholeDays?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [period, choose] = usePeriod({ wholeDays });
  const [opened, { close, toggle }] = useDisclosure(false);
  const runsToday = period.to >= todayIn(format.settings.timeZone, new Date());
  const phone = useMediaQuery('(max-width: 600px)');

  const dates = format.dateRange(period.from, period.to);
  const name = period.preset === 'custom' ? dates : t(`period.${period.preset}`);
  const against =
    period.comparison === 'none'
      ? undefined
      : period.compareTo
        ? t('period.against', { what: format.dateRange(period.compareTo.from, period.compareTo.to) })
        : t('period.againstGoal');

  const pick = (preset: PeriodPreset): void => {
    choose({ period: preset });
    close();
  };

  return (
    <Popover
      opened={opened}
      onChange={(next) => !next && close()}
      position="bottom-start"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          onClick={toggle}
          aria-haspopup="dialog"
          leftSection={<IconCalendar size={16} stroke={1.75} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          <span className={classes.label}>
            <span className="r-visually-hidden">{t('period.label')}: </span>
            <span>{name}</span>
            {period.preset !== 'custom' && <span className="r-visually-hidden"> ({dates})</span>}
            {against && <span className={classes.against}>{against}</span>}
          </span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('period.label')} className={classes.dropdown}>
        <div className={classes.columns}>
          <ul className={classes.presets}>
            {periodPresets.map((preset) => (
              <li key={preset}>
                <button
                  type="button"
                  className={classes.preset}
                  aria-pressed={preset === period.preset}
                  onClick={() => pick(preset)}
                >
                  {t(`period.${preset}`)}
                </button>
              </li>
            ))}
          </ul>
          <div className={classes.calendar}>
            <Suspense fallback={<div className={classes.calendarPlace} />}>
              {opened && (
                <RangeCalendar
                  range={period}
                  months={phone ? 1 : 2}
                  onChoose={(range) => {
                    choose({ period: `${range.from}..${range.to}` });
                    close();
                  }}
                />
              )}
            </Suspense>
          </div>
        </div>
        {(wholeDays || runsToday) && (
          <p className={classes.whole}>{t(wholeDays ? 'period.wholeDays' : 'period.todayCounts')}</p>
        )}
        <div className={classes.compare}>
          <span id="compare-label">{t('period.compareWith')}</span>
          <SegmentedControl
            aria-labelledby="compare-label"
            size="xs"
            value={period.comparison}
            onChange={(value) => choose({ comparison: value })}
            data={comparisons.map((value) => ({ value, label: t(`compare.${value}`) }))}
          />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
