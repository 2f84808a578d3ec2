import { Textarea, TextInput } from '@mantine/core';
import { Section } from '../Page.tsx';
import classes from './builder.module.css';

type Field = { label: string; value: string; onChange: (value: string) => void };

/** What a segment or an audience is called, and what it is for. */
export function NameAndDescription({
  name,
  description,
}: {
  name: Field & { placeholder: string };
  description: Field;
}) {
  return (
    <Section>
      <TextInput
        className={classes.named}
        label={name.label}
        value={name.value}
        maxLength={200}
        onChange={(event) => name.onChange(event.currentTarget.value)}
        placeholder={name.placeholder}
      />
      <Textarea
        className={classes.named}
        mt="sm"
        mb="lg"
        label={description.label}
        value={description.value}
        autosize
        minRows={1}
        maxRows={4}
        maxLength={2000}
        onChange={(event) => description.onChange(event.currentTarget.value)}
      />
    </Section>
  );
}
