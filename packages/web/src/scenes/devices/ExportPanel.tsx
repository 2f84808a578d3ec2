import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Page.tsx';
import own from './devices.module.css';

const kinds = ['all', 'cookie', 'ad_id'] as const;
/** Names of algorithms are the same in every language. */
const hashes = [
  ['sha256', 'SHA-256'],
  ['sha1', 'SHA-1'],
  ['md5', 'MD5'],
] as const;

/** The list for an ad server: which ids, and how they are written. */
export function ExportPanel({ audience, isChanged }: { audience: string; isChanged: boolean }) {
  const { t } = useTranslation('devices');
  const [ids, setIds] = useState('all');
  const [hash, setHash] = useState('sha256');
  const query = new URLSearchParams({ hash, ...(ids === 'all' ? {} : { ids }) });
  return (
    <Section title={t('export.title')} note={isChanged ? t('export.ofSaved') : t('export.note')}>
      <div className={own.export}>
        <NativeSelect
          label={t('export.ids')}
          value={ids}
          onChange={(event) => setIds(event.currentTarget.value)}
          data={kinds.map((value) => ({ value, label: t(`export.kinds.${value}`) }))}
        />
        <NativeSelect
          label={t('export.hash')}
          value={hash}
          onChange={(event) => setHash(event.currentTarget.value)}
          data={[
            ...hashes.map(([value, label]) => ({ value, label })),
            { value: 'none', label: t('export.plain') },
          ]}
        />
        <Button
          component="a"
          variant="default"
          href={`/api/devices/audiences/${encodeURIComponent(audience)}/export?${query}`}
          download
        >
          {t('export.download')}
        </Button>
      </div>
    </Section>
  );
}
