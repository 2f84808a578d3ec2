import { Radio, Stack } from '@mantine/core';
import type { Role } from '@rondo/contract';
import { type Control, Controller, type FieldValues, type Path } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { roles } from './choices.ts';

/** The four roles, each with what it is for. The form has a field `role`. */
export function RoleChoice<T extends FieldValues & { role: Role }>({ control }: { control: Control<T> }) {
  const { t } = useTranslation('settings');
  return (
    <Controller
      control={control}
      name={'role' as Path<T>}
      render={({ field, fieldState }) => (
        <Radio.Group label={t('members.role')} {...field} error={fieldState.error?.message}>
          <Stack gap="xs" mt="xs">
            {roles.map((role) => (
              <Radio
                key={role}
                value={role}
                label={t(`common:role.${role}`)}
                description={t(`roles.${role}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    />
  );
}
