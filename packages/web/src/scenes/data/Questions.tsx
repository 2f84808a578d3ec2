import { NativeSelect, Select, TextInput } from '@mantine/core';
import type { ImportKindInfo, ImportOptions, ImportQuestion, TimeFormat } from '@rondo/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../shell/hooks.ts';
import classes from './data.module.css';
import type { Draft } from './use-draft.ts';

type QuestionsProps = {
  draft: Draft;
  kind: ImportKindInfo;
  questions: readonly ImportQuestion[];
  onOptions: (options: ImportOptions) => void;
  onField: (field: string, column: string) => void;
};

/** What a file alone does not tell. Each has an answer that is taken where nobody gives one, but a missing column. */
export function Questions({ draft, kind, questions, onOptions, onField }: QuestionsProps) {
  const { t } = useTranslation('imports');
  const asked = questions.filter(
    ({ about, field }, index) =>
      (about !== 'required-field' || draft.options.constants?.[field ?? ''] === undefined) &&
      questions.findIndex((one) => one.about === about && one.field === field) === index,
  );
  if (asked.length === 0) return null;
  return (
    <section aria-label={t('questions')} className={classes.fields}>
      {asked.map((question) => (
        <div key={`${question.about}-${question.field}`} className={classes.question}>
          {question.about === 'time-format' && (
            <TimeFormatQuestion draft={draft} question={question} onOptions={onOptions} />
          )}
          {question.about === 'time-zone' && (
            <TimeZoneQuestion draft={draft} question={question} onOptions={onOptions} />
          )}
          {question.about === 'required-field' && (
            <FieldQuestion
              draft={draft}
              kind={kind}
              question={question}
              onOptions={onOptions}
              onField={onField}
            />
          )}
        </div>
      ))}
    </section>
  );
}

type QuestionProps = Pick<QuestionsProps, 'draft' | 'onOptions'> & { question: ImportQuestion };

function exampleOf(draft: Draft, column: string | undefined): string {
  return draft.file.shape.columns.find(({ name }) => name === column)?.examples[0] ?? '';
}

function TimeFormatQuestion({ draft, question, onOptions }: QuestionProps) {
  const { t } = useTranslation('imports');
  return (
    <NativeSelect
      label={t('askTimeFormat', { example: exampleOf(draft, question.column) })}
      description={t('askTimeFormatNote')}
      data={question.choices.map((value) => ({ value, label: t(`timeFormat.${value}`) }))}
      value={draft.options.timeFormat ?? question.default ?? ''}
      onChange={(event) => {
        const timeFormat = question.choices.find((choice) => choice === event.currentTarget.value);
        if (timeFormat !== undefined) onOptions({ ...draft.options, timeFormat: timeFormat as TimeFormat });
      }}
    />
  );
}

function TimeZoneQuestion({ draft, question, onOptions }: QuestionProps) {
  const { t } = useTranslation('imports');
  const { workspace } = useSession();
  const zones = useMemo(
    () => [...new Set([workspace.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])],
    [workspace.timeZone],
  );
  return (
    <Select
      label={t('askTimeZone', { example: exampleOf(draft, question.column) })}
      description={t('askTimeZoneNote')}
      data={zones}
      searchable
      allowDeselect={false}
      limit={80}
      value={draft.options.timeZone ?? workspace.timeZone}
      onChange={(timeZone) => timeZone && onOptions({ ...draft.options, timeZone })}
    />
  );
}

function FieldQuestion({
  draft,
  kind,
  question,
  onOptions,
  onField,
}: QuestionProps & Pick<QuestionsProps, 'kind' | 'onField'>) {
  const { t } = useTranslation('imports');
  const name = question.field ?? '';
  const field = kind.fields.find((candidate) => candidate.name === name);
  const person = kind.needsPerson && field?.identifier !== undefined;
  return (
    <>
      <NativeSelect
        label={person ? t('askPerson') : t('askField', { field: t(`field.${name}`) })}
        description={person ? t('askPersonNote') : t('askFieldNote')}
        data={[{ value: '', label: t('chooseColumn') }, ...question.choices]}
        value=""
        onChange={(event) => event.currentTarget.value && onField(name, event.currentTarget.value)}
      />
      {!person && field?.type === 'text' && (
        <TextInput
          label={t('sameForAll')}
          onBlur={(event) => {
            const value = event.currentTarget.value.trim();
            if (value !== '')
              onOptions({ ...draft.options, constants: { ...draft.options.constants, [name]: value } });
          }}
        />
      )}
    </>
  );
}
