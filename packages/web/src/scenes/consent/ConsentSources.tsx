import { Button, NativeSelect, Table, TextInput } from '@mantine/core';
import { type ConsentSettings, type ConsentSource, consentBases } from '@rondo/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import classes from './consent.module.css';
import { namePurpose } from './consent-words.ts';

type Props = {
  settings: ConsentSettings;
  save: (settings: ConsentSettings) => void;
  saving: boolean;
  mayChange: boolean;
};

/** What holds for a source's people where it differs from the purpose, and what becomes of events without consent. */
export function ConsentSources({ settings, save, saving, mayChange }: Props) {
  const { t } = useTranslation('consent');
  const [name, setName] = useState('');
  const put = (source: ConsentSource) =>
    save({
      ...settings,
      sources: settings.sources.map((one) => (one.source === source.source ? source : one)),
    });
  const isTaken = settings.sources.some(({ source }) => source === name.trim());
  return (
    <div className={classes.stack}>
      {settings.sources.length === 0 ? (
        <EmptyState quiet title={t('noSources')}>
          {t('noSourcesNote')}
        </EmptyState>
      ) : (
        <Table.ScrollContainer minWidth={640} type="native" tabIndex={0}>
          <Table verticalSpacing="xs" aria-label={t('sources')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('source')}</Table.Th>
                {settings.purposes.map(({ id }) => (
                  <Table.Th key={id} scope="col">
                    <bdi>{namePurpose(id, t)}</bdi>
                  </Table.Th>
                ))}
                <Table.Th scope="col">{t('without')}</Table.Th>
                {mayChange && <Table.Th scope="col">{t('takeAway')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {settings.sources.map((source) => (
                <SourceRow
                  key={source.source}
                  source={source}
                  settings={settings}
                  put={put}
                  remove={() =>
                    save({ ...settings, sources: settings.sources.filter((one) => one !== source) })
                  }
                  mayChange={mayChange && !saving}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {mayChange && (
        <form
          className={classes.line}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '' || isTaken) return;
            const source: ConsentSource = { source: name.trim(), bases: [], without: 'anonymous' };
            save({ ...settings, sources: [...settings.sources, source] });
            setName('');
          }}
        >
          <TextInput
            label={t('newSource')}
            description={t('newSourceNote')}
            value={name}
            error={isTaken ? t('sourceTaken') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={saving} disabled={name.trim() === '' || isTaken}>
            {t('addSource')}
          </Button>
        </form>
      )}
    </div>
  );
}

function SourceRow({
  source,
  settings,
  put,
  remove,
  mayChange,
}: {
  source: ConsentSource;
  settings: ConsentSettings;
  put: (source: ConsentSource) => void;
  remove: () => void;
  mayChange: boolean;
}) {
  const { t } = useTranslation('consent');
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <bdi>{source.source}</bdi>
      </Table.Th>
      {settings.purposes.map(({ id, basis }) => (
        <Table.Td key={id}>
          <NativeSelect
            aria-label={`${source.source}: ${namePurpose(id, t)}`}
            disabled={!mayChange}
            value={source.bases.find(({ purpose }) => purpose === id)?.basis ?? ''}
            data={[
              { value: '', label: t('asPurpose', { basis: t(`basis.${basis}`) }) },
              ...consentBases.map((value) => ({ value, label: t(`basis.${value}`) })),
            ]}
            onChange={(event) => {
              const chosen = consentBases.find((one) => one === event.currentTarget.value);
              const others = source.bases.filter(({ purpose }) => purpose !== id);
              put({
                ...source,
                bases: chosen === undefined ? others : [...others, { purpose: id, basis: chosen }],
              });
            }}
          />
        </Table.Td>
      ))}
      <Table.Td>
        <NativeSelect
          aria-label={`${source.source}: ${t('without')}`}
          disabled={!mayChange}
          value={source.without}
          data={(['anonymous', 'refuse'] as const).map((value) => ({ value, label: t(`kept.${value}`) }))}
          onChange={(event) =>
            put({ ...source, without: event.currentTarget.value === 'refuse' ? 'refuse' : 'anonymous' })
          }
        />
      </Table.Td>
      {mayChange && (
        <Table.Td>
          <Button variant="subtle" color="red" size="compact-sm" onClick={remove}>
            {t('takeAway')}
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
