import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { isLanguage } from '../../i18n/i18n.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { languages } from '../../ui/format.ts';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import classes from './consent.module.css';

/** The page as people get it by their own link; nothing can be sent from here. */
export function PreferencePreview() {
  const { t, i18n } = useTranslation('consent');
  const [language, setLanguage] = useState(isLanguage(i18n.language) ? i18n.language : 'en');
  const preview = useQuery(apiQuery('/api/consent/preview', { params: { query: { language } } }));
  const name = (code: string) => new Intl.DisplayNames(i18n.language, { type: 'language' }).of(code) ?? code;
  return (
    <div className={classes.stack}>
      <NativeSelect
        label={t('language')}
        value={language}
        data={languages.map((value) => ({ value, label: name(value) }))}
        onChange={(event) => {
          if (isLanguage(event.currentTarget.value)) setLanguage(event.currentTarget.value);
        }}
        className={classes.short}
      />
      {preview.error !== null ? (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      ) : preview.data === undefined ? (
        <BlockSkeleton height={480} />
      ) : (
        <iframe
          title={t('preview')}
          className={classes.frame}
          srcDoc={preview.data.html}
          // No scripts and no forms. Of an origin of its own it stays blank: browsers then do not paint it.
          sandbox="allow-same-origin"
          tabIndex={-1}
        />
      )}
    </div>
  );
}
