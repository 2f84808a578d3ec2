import { ActionIcon, Menu, Select } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, isLanguage } from '../i18n/i18n.ts';
import { type Language, languages } from '../ui/format.ts';

/** Each language under its own name: whoever is lost in a foreign one still finds the way back. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  sv: 'Svenska',
  nl: 'Nederlands',
  he: 'עברית',
};

export function LanguageSwitch({ wide = false }: { wide?: boolean }) {
  const { t, i18n } = useTranslation();
  const choose = (value: string | null): void => {
    if (value !== null && isLanguage(value)) void chooseLanguage(value);
  };
  if (wide) {
    return (
      <Select
        label={t('shell.language')}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={i18n.language}
        allowDeselect={false}
        onChange={choose}
      />
    );
  }
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon aria-label={t('shell.language')}>
          <IconLanguage size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((value) => (
          <Menu.Item
            key={value}
            lang={value}
            role="menuitemradio"
            aria-checked={value === i18n.language}
            onClick={() => choose(value)}
            rightSection={
              value === i18n.language ? <IconCheck size={15} aria-hidden /> : <span style={{ width: 15 }} />
            }
          >
            {languageNames[value]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
