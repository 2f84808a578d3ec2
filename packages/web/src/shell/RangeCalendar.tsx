import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/he';
import 'dayjs/locale/nl';
import 'dayjs/locale/sv';
import 'dayjs/locale/en-gb';
import { DatePicker } from '@mantine/dates';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/session.ts';
import type { DayRange } from '../ui/period.ts';

type Props = { range: DayRange; months: number; onChoose: (range: DayRange) => void };

function toWeekday(value: number): 0 | 1 | 6 {
  return value === 0 || value === 6 ? value : 1;
}

/** Loaded when the period picker is first opened: calendars are heavy and most readers stay with the presets. */
export function RangeCalendar({ range, months, onChoose }: Props) {
  const { i18n, t } = useTranslation();
  const { data } = useSuspenseQuery(sessionQuery);
  const [value, setValue] = useState<[string | null, string | null]>([range.from, range.to]);
  return (
    <DatePicker
      type="range"
      aria-label={t('period.custom')}
      allowSingleDateInRange
      numberOfColumns={months}
      defaultDate={range.from}
      locale={i18n.language === 'en' ? 'en-gb' : i18n.language}
      firstDayOfWeek={toWeekday(data?.workspace.weekStart ?? 1)}
      // Red is for what is wrong, not for Sundays.
      weekendDays={[]}
      value={value}
      onChange={(next) => {
        setValue(next);
        const [from, to] = next;
        if (from !== null && to !== null) onChoose({ from: from.slice(0, 10), to: to.slice(0, 10) });
      }}
    />
  );
}
