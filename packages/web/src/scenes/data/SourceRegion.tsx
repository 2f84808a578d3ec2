import { Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { DataSource } from '@rondo/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';
import { useMay, useSession } from '../../shell/hooks.ts';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { isolate } from '../explore/isolate.ts';
import { listRegions } from '../settings/list-regions.ts';

const choose = (source: string, region: string | undefined) => {
  const params = { path: { source } };
  return region === undefined
    ? take(api.DELETE('/api/sources/{source}/region', { params }))
    : take(api.PUT('/api/sources/{source}/region', { params, body: { region } }));
};

/** Of which country a source's numbers are that do not name it, and what that makes of one. */
export function SourceRegion({ source }: { source: DataSource }) {
  const { t, i18n } = useTranslation('data');
  const title = useId();
  const client = useQueryClient();
  const mayWrite = useMay('sources.write');
  const { workspace } = useSession();
  const regions = useMemo(() => listRegions(i18n.language), [i18n.language]);
  const country = (code: string) => regions.find(({ value }) => value === code)?.label ?? code;
  const inForce = source.region ?? workspace.defaultRegion;

  async function change(region: string | undefined): Promise<void> {
    const before = source.region;
    const save = async (next: string | undefined) => {
      await choose(source.source, next);
      await client.invalidateQueries({ queryKey: ['/api/sources'] });
    };
    try {
      await save(region);
      const words = { source: isolate(source.source) };
      offerUndo({
        message:
          region === undefined
            ? t('region.forgotten', words)
            : t('region.saved', { ...words, country: country(region) }),
        undo: () => save(before),
      });
    } catch (error) {
      showError(error);
    }
  }

  const otherwise =
    workspace.defaultRegion === undefined
      ? t('region.none')
      : t('region.asWorkspace', { country: country(workspace.defaultRegion) });
  return (
    <Stack gap="xs" component="section" aria-labelledby={title}>
      <Text id={title} fw={600} size="sm">
        {t('region.title')}
      </Text>
      {mayWrite ? (
        <Select
          aria-labelledby={title}
          description={t('region.note')}
          placeholder={otherwise}
          data={regions}
          value={source.region ?? null}
          onChange={(next) => void change(next ?? undefined)}
          searchable
          clearable
          limit={300}
          clearButtonProps={{ 'aria-label': t('common:action.remove') }}
        />
      ) : (
        <Text size="sm">{source.region === undefined ? otherwise : country(source.region)}</Text>
      )}
      {inForce !== undefined && <Effect region={inForce} />}
    </Stack>
  );
}

/** An example of the country, and any number that somebody types. */
function Effect({ region }: { region: string }) {
  const { t } = useTranslation('data');
  const [phone, setPhone] = useState('');
  const [asked] = useDebouncedValue(phone.trim(), 250);
  const query = asked === '' ? {} : { phone: asked };
  const { data } = useQuery(
    apiQuery('/api/regions/{region}/effect', { params: { path: { region }, query } }),
  );
  const answers = data !== undefined && data.region === region;
  return (
    <>
      {answers && data.example !== undefined && (
        <Text size="sm">
          {t('region.example', { written: isolate(data.example.written), kept: isolate(data.example.kept) })}
        </Text>
      )}
      <TextInput
        label={t('region.try')}
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
        type="tel"
        dir="ltr"
        autoComplete="off"
        maxLength={100}
      />
      <Text size="sm" aria-live="polite" mih="1.5em">
        {answers && asked !== '' && data.kept !== undefined && t('region.kept', { kept: isolate(data.kept) })}
        {answers && asked !== '' && data.refused !== undefined && t(`region.refused.${data.refused.reason}`)}
      </Text>
    </>
  );
}
