import { Alert } from '@mantine/core';
import { type BaseSyntheticEvent, useState } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type RegisterOptions,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ApiError, toFormField } from '../../api/api-error.ts';
import { describeError } from '../error-text.ts';

type Options<T extends FieldValues> = {
  defaultValues: DefaultValues<T>;
  send: (values: T) => Promise<unknown>;
  onDone?: (values: T) => void | Promise<void>;
};

export type ApiForm<T extends FieldValues> = {
  form: UseFormReturn<T>;
  submit: (event?: BaseSyntheticEvent) => void;
  sending: boolean;
  /** A fault that belongs to no field. */
  fault: unknown;
  /** Spread on a Mantine input: registers it and shows its error. */
  field: (
    name: Path<T>,
    rules?: RegisterOptions<T, Path<T>>,
  ) => ReturnType<UseFormReturn<T>['register']> & { error: string | undefined };
};

/** A form that sends to the API: a refusal that names a field is shown beside that field, any other above the form. */
export function useApiForm<T extends FieldValues>({ defaultValues, send, onDone }: Options<T>): ApiForm<T> {
  const { t } = useTranslation();
  const form = useForm<T>({ defaultValues });
  const [fault, setFault] = useState<unknown>();
  const { errors, isSubmitting } = form.formState;

  const run = form.handleSubmit(async (values) => {
    setFault(undefined);
    try {
      await send(values);
      await onDone?.(values);
    } catch (error) {
      const field = error instanceof ApiError && error.field ? toFormField(error.field) : undefined;
      const known = field !== undefined && form.getFieldState(field as Path<T>) && hasField(form, field);
      if (!known) {
        setFault(error);
        return;
      }
      const { message, cure } = describeError(error, t);
      form.setError(field as Path<T>, { type: 'server', message: cure ? `${message} ${cure}` : message });
      form.setFocus(field as Path<T>);
    }
  });

  return {
    form,
    fault,
    sending: isSubmitting,
    submit: (event) => void run(event),
    field: (name, rules) => {
      const message = name
        .split('.')
        .reduce<unknown>((place, key) => (isRecord(place) ? place[key] : undefined), errors);
      const error = isRecord(message) && typeof message.message === 'string' ? message.message : undefined;
      return { ...form.register(name, rules), error };
    },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function hasField<T extends FieldValues>(form: UseFormReturn<T>, field: string): boolean {
  return form.getValues(field as Path<T>) !== undefined;
}

/** Above the fields: what went wrong as a whole. */
export function FormErrors<T extends FieldValues>({ form }: { form: ApiForm<T> }) {
  const { t } = useTranslation();
  if (form.fault === undefined) return null;
  const { message, cure } = describeError(form.fault, t);
  return (
    <Alert color="red" title={message} role="alert">
      {cure}
    </Alert>
  );
}
