import type { ContactGroup, ContactsAnswer } from '@rondo/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { addDays } from '../../ui/period.ts';

/** The answer: how many were solved, how long it took, how content people were, what they bought. */
export function ContactsSentence({ answer }: { answer: ContactsAnswer }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const { kind, total } = answer;
  const said = [];
  const period = format.dateRange(answer.from, addDays(answer.to, -1));
  const contacts = format.number(total.contacts);
  const { resolved, hours, satisfaction, value } = total;
  if (resolved === null) return t(`say.${kind}.few`, { count: total.contacts, contacts, period });
  said.push(
    t(`say.${kind}.resolved`, {
      count: total.contacts,
      contacts,
      period,
      share: format.percent(resolved.share),
      low: format.percent(resolved.low),
      high: format.percent(resolved.high),
    }),
  );
  if (hours !== null && hours.median !== null)
    said.push(
      t(`say.${kind}.${hours.high === null ? 'timeAtLeast' : 'time'}`, {
        time: format.duration(hours.median * 3600),
        low: format.duration((hours.low ?? 0) * 3600),
        high: format.duration((hours.high ?? 0) * 3600),
      }),
    );
  if (satisfaction !== null)
    said.push(
      t('say.satisfaction', {
        mean: format.number(satisfaction.mean, 2),
        low: format.number(satisfaction.low, 2),
        high: format.number(satisfaction.high, 2),
        share: format.percent(satisfaction.answered / total.contacts),
      }),
    );
  if (value !== null)
    said.push(
      t('say.value', {
        count: answer.days,
        days: format.number(answer.days),
        value: format.money(value.mean),
        low: format.money(value.low),
        high: format.money(value.high),
      }),
    );
  return said.join(' ');
}

/** Who differs from the others by more than chance; mostly nobody. */
export function WhoDiffers({ answer, nameOf }: { answer: ContactsAnswer; nameOf: (key: string) => string }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const differ = answer.groups.filter(isDifferent);
  const unknown =
    answer.total.value === null && answer.valuedUntil !== null && answer.total.contacts >= answer.fewest
      ? ` ${t('notYet', { count: answer.days, days: format.number(answer.days), day: format.date(answer.valuedUntil) })}`
      : '';
  if (answer.comparisons === 0) return t('nobodyCompared') + unknown;
  if (differ.length === 0)
    return (
      t(`nobodyDiffers.${answer.by}`, {
        count: answer.comparisons,
        comparisons: format.number(answer.comparisons),
      }) + unknown
    );
  return (
    t('theyDiffer', { count: differ.length, names: format.list(differ.map(({ key }) => nameOf(key))) }) +
    unknown
  );
}

export function isDifferent({ compared }: ContactGroup): boolean {
  return compared.some(({ differs }) => differs);
}
