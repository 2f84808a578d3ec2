import { Button, Select } from '@mantine/core';
import type { PrivacyRequest } from '@rondo/contract';
import { IconDownload, IconFileText } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, useMay } from '../../shell/hooks.ts';
import { languageNames } from '../../shell/LanguageSwitch.tsx';
import { downloadFile } from '../../ui/download.ts';
import { type Language, languages } from '../../ui/format.ts';
import { showDone, showError } from '../../ui/toasts.tsx';
import classes from './privacy.module.css';
import { changeRequest, printData, useRefreshRequests } from './privacy-api.ts';

/** The two files to hand over, and the word that they were. */
export function AccessFiles({ request }: { request: PrivacyRequest }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const refresh = useRefreshRequests();
  const mayWrite = useMay('privacy.write');
  const [language, setLanguage] = useState<Language>(format.settings.language);
  const print = useMutation({
    mutationFn: () => printData(request.id, language),
    onSuccess: (pdf) => downloadFile('personal-data.pdf', pdf),
    onError: showError,
  });
  const finish = useMutation({
    mutationFn: () => changeRequest(request.id, { do: 'finish' }),
    onSuccess: async () => {
      await refresh();
      showDone(t('access.finished'));
    },
    onError: showError,
  });
  return (
    <div className={classes.tight}>
      <div className={classes.line}>
        <Select
          label={t('access.language')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          allowDeselect={false}
          onChange={(next) => setLanguage(languages.find((one) => one === next) ?? language)}
        />
        <Button
          variant="default"
          leftSection={<IconFileText size={16} aria-hidden />}
          loading={print.isPending}
          onClick={() => print.mutate()}
        >
          {t('access.pdf')}
        </Button>
        <Button
          component="a"
          href={`/api/privacy/requests/${request.id}/data.json`}
          download="personal-data.json"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('access.json')}
        </Button>
      </div>
      <p className={classes.muted}>{t('access.careful')}</p>
      {request.state === 'open' && mayWrite && (
        <Button loading={finish.isPending} onClick={() => finish.mutate()}>
          {t('access.finish')}
        </Button>
      )}
    </div>
  );
}
