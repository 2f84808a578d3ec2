import { Button, Menu, Select } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { desks, isDesk } from './desk.ts';
import { useDesk } from './hooks.ts';

/** "View as managing director / marketing lead / content and community / sales". */
export function DeskSwitch({ wide = false }: { wide?: boolean }) {
  const { t } = useTranslation();
  const [desk, setDesk] = useDesk();
  if (wide) {
    return (
      <Select
        label={t('desk.label')}
        data={desks.map((value) => ({ value, label: t(`desk.${value}`) }))}
        value={desk}
        allowDeselect={false}
        onChange={(value) => {
          if (value !== null && isDesk(value)) setDesk(value);
        }}
      />
    );
  }
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`${t('desk.label')}: ${t(`desk.${desk}`)}`}
        >
          {t(`desk.${desk}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('desk.label')}</Menu.Label>
        {desks.map((value) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={value === desk}
            onClick={() => setDesk(value)}
            rightSection={
              value === desk ? <IconCheck size={15} aria-hidden /> : <span style={{ width: 15 }} />
            }
          >
            {t(`desk.${value}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
