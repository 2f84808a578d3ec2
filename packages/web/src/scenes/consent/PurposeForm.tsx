import { Button, Checkbox, NativeSelect, NumberInput, Table, TextInput } from '@mantine/core';
import {
  type ConsentCell,
  type ConsentPurpose,
  consentBases,
  consentChannels,
  consentStrategies,
} from '@rondo/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Page.tsx';
import classes from './consent.module.css';
import { nameChannel } from './consent-words.ts';

type Props = {
  purpose: ConsentPurpose;
  save: (purpose: ConsentPurpose) => Promise<unknown>;
  mayChange: boolean;
};

/** One purpose: what silence means, who has to agree, and by which channels people are asked. */
export function PurposeForm({ purpose, save, mayChange }: Props) {
  const { t } = useTranslation('consent');
  const [draft, setDraft] = useState(purpose);
  const [saving, setSaving] = useState(false);
  const change = (part: Partial<ConsentPurpose>) => setDraft({ ...draft, ...part });
  const lacksWeb = draft.joins && !draft.cells.some(({ channel }) => channel === 'web');
  return (
    <form
      className={classes.stack}
      onSubmit={(event) => {
        event.preventDefault();
        setSaving(true);
        void save(draft)
          .catch(() => undefined)
          .finally(() => setSaving(false));
      }}
    >
      <fieldset disabled={!mayChange} className={classes.plain}>
        <NativeSelect
          label={t('silence')}
          description={t('silenceNote')}
          value={draft.basis}
          data={consentBases.map((value) => ({ value, label: t(`basis.${value}`) }))}
          onChange={(event) => {
            const basis = consentBases.find((one) => one === event.currentTarget.value);
            if (basis !== undefined) change({ basis });
          }}
        />
        <NativeSelect
          label={t('strategy')}
          description={t('strategyNote')}
          value={draft.strategy}
          data={consentStrategies.map((value) => ({ value, label: t(`strategies.${value}`) }))}
          onChange={(event) => {
            const strategy = consentStrategies.find((one) => one === event.currentTarget.value);
            if (strategy !== undefined) change({ strategy });
          }}
        />
        <NumberInput
          label={t('months')}
          description={t('monthsNote')}
          min={1}
          max={120}
          allowDecimal={false}
          value={draft.months ?? ''}
          onChange={(value) => change({ months: typeof value === 'number' ? value : null })}
        />
        <Checkbox
          label={t('joins')}
          description={t('joinsNote')}
          checked={draft.joins}
          error={lacksWeb ? t('joinsNeedWeb') : undefined}
          onChange={(event) => change({ joins: event.currentTarget.checked })}
        />
        <Section title={t('channels')} note={t('channelsNote')}>
          <Cells cells={draft.cells} onChange={(cells) => change({ cells })} />
        </Section>
      </fieldset>
      {mayChange && (
        <div>
          <Button type="submit" loading={saving} disabled={lacksWeb}>
            {t('common:action.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

function Cells({ cells, onChange }: { cells: ConsentCell[]; onChange: (cells: ConsentCell[]) => void }) {
  const { t } = useTranslation('consent');
  const put = (channel: ConsentCell['channel'], part: Partial<ConsentCell>) =>
    onChange(cells.map((cell) => (cell.channel === channel ? { ...cell, ...part } : cell)));
  return (
    <Table.ScrollContainer minWidth={720} type="native" tabIndex={0}>
      <Table verticalSpacing="xs" aria-label={t('channels')}>
        <Table.Thead>
          <Table.Tr>
            {(['asked', 'doubleOptIn', 'gpc', 'categories', 'tcf'] as const).map((name) => (
              <Table.Th key={name} scope="col">
                {t(`column.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {consentChannels.map((channel) => {
            const cell = cells.find((one) => one.channel === channel);
            const name = nameChannel(channel, t);
            const named = (column: 'doubleOptIn' | 'gpc' | 'categories' | 'tcf') =>
              `${name}: ${t(`column.${column}`)}`;
            return (
              <Table.Tr key={channel}>
                <Table.Td>
                  <Checkbox
                    label={name}
                    checked={cell !== undefined}
                    onChange={(event) =>
                      onChange(
                        event.currentTarget.checked
                          ? [...cells, { channel, doubleOptIn: false, categories: [], gpc: false, tcf: [] }]
                          : cells.filter((one) => one.channel !== channel),
                      )
                    }
                  />
                </Table.Td>
                <Table.Td>
                  <Checkbox
                    aria-label={named('doubleOptIn')}
                    checked={cell?.doubleOptIn ?? false}
                    disabled={cell === undefined}
                    onChange={(event) => put(channel, { doubleOptIn: event.currentTarget.checked })}
                  />
                </Table.Td>
                <Table.Td>
                  <Checkbox
                    aria-label={named('gpc')}
                    checked={cell?.gpc ?? false}
                    disabled={cell === undefined}
                    onChange={(event) => put(channel, { gpc: event.currentTarget.checked })}
                  />
                </Table.Td>
                <Table.Td>
                  <ListInput
                    label={named('categories')}
                    value={cell?.categories ?? []}
                    disabled={cell === undefined}
                    onChange={(categories) => put(channel, { categories })}
                  />
                </Table.Td>
                <Table.Td>
                  <ListInput
                    label={named('tcf')}
                    value={(cell?.tcf ?? []).map(String)}
                    disabled={cell === undefined}
                    onChange={(words) =>
                      put(channel, {
                        tcf: words
                          .map(Number)
                          .filter((one) => Number.isInteger(one) && one >= 1 && one <= 24),
                      })
                    }
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Words with commas between them; taken over when the field is left, so that a comma can be typed. */
function ListInput(props: {
  label: string;
  value: readonly string[];
  disabled: boolean;
  onChange: (value: string[]) => void;
}) {
  const [typed, setTyped] = useState(props.value.join(', '));
  return (
    <TextInput
      aria-label={props.label}
      value={props.disabled ? '' : typed}
      disabled={props.disabled}
      dir="ltr"
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() =>
        props.onChange(
          typed
            .split(',')
            .map((word) => word.trim())
            .filter((word) => word !== ''),
        )
      }
    />
  );
}
