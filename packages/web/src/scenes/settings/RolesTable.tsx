import { Table } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { roles } from './choices.ts';

/** As stages/workspace/permissions.ts decides it on the server; its test holds the same table. */
const MAY = {
  look: ['owner', 'marketer', 'analyst', 'viewer'],
  people: ['owner', 'marketer', 'analyst'],
  charts: ['owner', 'marketer', 'analyst'],
  work: ['owner', 'marketer'],
  settings: ['owner'],
} as const;

export function RolesTable() {
  const { t } = useTranslation('settings');
  return (
    <Table.ScrollContainer minWidth={480} type="native" tabIndex={0}>
      <Table verticalSpacing="xs" aria-label={t('roles.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('roles.may')}</Table.Th>
            {roles.map((role) => (
              <Table.Th key={role} scope="col">
                {t(`common:role.${role}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(MAY).map(([what, who]) => (
            <Table.Tr key={what}>
              <Table.Th scope="row" fw={400}>
                {t(`roles.what.${what}`)}
              </Table.Th>
              {roles.map((role) => {
                const may = (who as readonly string[]).includes(role);
                const Icon = may ? IconCheck : IconMinus;
                return (
                  <Table.Td key={role} c={may ? 'var(--r-text)' : 'var(--r-muted)'}>
                    <Icon size={16} role="img" aria-label={may ? t('roles.yes') : t('roles.no')} />
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
