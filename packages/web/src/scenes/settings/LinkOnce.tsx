import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { CopyField } from '../../ui/CopyField.tsx';

/** A link that signs its holder in: shown this once, to be handed over. */
export function LinkOnce({ link, expiresAt, note }: { link: string; expiresAt: string; note: string }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return (
    <Stack gap="xs">
      <Text size="sm">{note}</Text>
      <CopyField label={t('members.link')} value={link} />
      <Text size="sm" c="var(--r-muted)">
        {t('members.linkUntil', { when: format.dateTime(expiresAt) })}
      </Text>
    </Stack>
  );
}
