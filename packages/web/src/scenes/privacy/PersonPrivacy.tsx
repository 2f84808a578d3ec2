import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconEraser, IconFileText, IconShieldLock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/hooks.ts';

const icons = { access: IconFileText, erasure: IconEraser } as const;

/** On a person's page: they asked for their data, or to be forgotten. */
export function PersonPrivacy({ personId }: { personId: string }) {
  const { t } = useTranslation('privacy');
  const navigate = useNavigate();
  const mayWrite = useMay('privacy.write');
  if (!mayWrite) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconShieldLock size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('nav.privacy')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['access', 'erasure'] as const).map((kind) => {
          const Icon = icons[kind];
          return (
            <Menu.Item
              key={kind}
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() =>
                void navigate({
                  to: '/settings/requests',
                  search: { open: 'new', kind, person: personId } as never,
                })
              }
            >
              {t(`person.${kind}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
