import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import classes from './form.module.css';
import { type ApiForm, FormErrors } from './use-api-form.tsx';

type FormPageProps<T extends FieldValues> = {
  form: ApiForm<T>;
  submitLabel: string;
  onCancel?: () => void;
  /** Beside the buttons: what saving does. */
  note?: ReactNode;
  children: ReactNode;
};

/** Fields one below the other, the fault of the whole above them, one primary button. */
export function FormPage<T extends FieldValues>({
  form,
  submitLabel,
  onCancel,
  note,
  children,
}: FormPageProps<T>) {
  const { t } = useTranslation();
  return (
    <form onSubmit={form.submit} noValidate className={classes.form}>
      <FormErrors form={form} />
      {children}
      <div className={classes.foot}>
        <Button type="submit" loading={form.sending}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button variant="default" onClick={onCancel} disabled={form.sending}>
            {t('action.cancel')}
          </Button>
        )}
        {note && <span className={classes.note}>{note}</span>}
      </div>
    </form>
  );
}

/** Fields that belong together, under a heading. */
export function FormGroup({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      {note && <p className={classes.groupNote}>{note}</p>}
      {children}
    </fieldset>
  );
}
