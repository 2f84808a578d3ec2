import { UnstyledButton } from '@mantine/core';
import {
  IconCash,
  IconChevronDown,
  IconEye,
  IconFingerprint,
  IconLink,
  IconPointFilled,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import classes from './people.module.css';
import type { TimelineEntry } from './people-api.ts';
import { directionOfValue, kindName, shortValue } from './person-words.ts';

function iconOf(entry: TimelineEntry) {
  if (entry.revenue !== null) return IconCash;
  if (entry.type === 'page' || entry.type === 'screen') return IconEye;
  if (entry.type === 'identify' || entry.type === 'alias') return IconFingerprint;
  return entry.event === 'Link Clicked' ? IconLink : IconPointFilled;
}

/** One thing that happened; opened, it shows all that was sent with it. */
export function TimelineRow({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const id = useId();
  const Icon = iconOf(entry);
  const what = entry.event || entry.name || (entry.type === 'page' && entry.page) || '';
  const details = [
    entry.channel,
    entry.campaign,
    entry.type === 'page' && what !== entry.page ? entry.page : '',
  ].filter((detail) => detail !== '');
  const fields = [...Object.entries(entry.properties), ...Object.entries(entry.traits)];
  return (
    <li className={classes.entry}>
      <UnstyledButton
        className={classes.entryHead}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <time dateTime={entry.at} className={classes.time}>
          {format.time(entry.at)}
        </time>
        <Icon size={16} stroke={1.75} aria-hidden className={classes.entryIcon} />
        <span className={classes.entryText}>
          <span>
            {entry.event === '' && <>{t(`type.${entry.type}`, { defaultValue: entry.type })} </>}
            {what && <bdi>{what}</bdi>}
            {entry.revenue !== null && (
              <strong className={classes.amount}>
                {entry.currency === ''
                  ? format.moneyExact(entry.revenue)
                  : format.moneyExact(entry.revenue, entry.currency)}
              </strong>
            )}
          </span>
          {details.length > 0 && (
            <span className={classes.second}>
              {details.map((detail, index) => (
                <span key={detail}>
                  {index > 0 && ' · '}
                  <bdi>{detail}</bdi>
                </span>
              ))}
            </span>
          )}
        </span>
        <bdi className={classes.entrySource}>{entry.source}</bdi>
        <IconChevronDown size={14} aria-hidden className={classes.chevron} data-open={open || undefined} />
      </UnstyledButton>
      {open && (
        <dl id={id} className={classes.fields}>
          {fields.map(([name, value]) => (
            <Field key={name} name={name} value={typeof value === 'string' ? value : JSON.stringify(value)} />
          ))}
          {entry.identifiers.map((identifier) => (
            <Field key={identifier.key} name={kindName(identifier.kind, t)} value={shortValue(identifier)} />
          ))}
          <Field name={t('timeline.sentBy')} value={entry.source} />
          {entry.importId !== '' && <Field name={t('timeline.import')} value={entry.importId} />}
          <Field name={t('timeline.messageId')} value={entry.messageId} />
        </dl>
      )}
    </li>
  );
}

function Field({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd>
        <bdi dir={directionOfValue(value)}>{value}</bdi>
      </dd>
    </div>
  );
}
