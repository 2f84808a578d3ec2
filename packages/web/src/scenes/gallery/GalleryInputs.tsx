import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { InlineNumber, InlineSelect, InlineText } from '../../ui/builder/InlineInputs.tsx';
import { AddClause, JoinWord, LiveCount, RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { FormPage } from '../../ui/form/FormPage.tsx';
import { useApiForm } from '../../ui/form/use-api-form.tsx';
import { Columns, LanguageText, Section } from '../../ui/Page.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { showDone } from '../../ui/toasts.tsx';

const nothing = (): undefined => undefined;
const events = [
  'Order completed',
  'Product viewed',
  'Product added',
  'Newsletter opened',
  'Signed up',
  'Page viewed',
  'Review written',
  'Ticket opened',
  'Lead created',
].map((label) => ({ value: label, label }));

export function GalleryInputs() {
  const [event, setEvent] = useState('Order completed');
  const [times, setTimes] = useState<number | null>(2);
  const [city, setCity] = useState('Göteborg');
  const form = useApiForm<{ name: string; email: string }>({
    defaultValues: { name: '', email: 'taken@example.com' },
    send: async ({ email }) => {
      if (email.startsWith('taken')) {
        throw new ApiError({
          code: 'taken',
          message: 'This address is in use.',
          cure: 'Choose another.',
          field: '/body/email',
          status: 409,
        });
      }
    },
    onDone: () => showDone('Saved.'),
  });

  return (
    <>
      <Section title="Builder">
        <Columns min={420}>
          <RuleLines label="People who">
            <RuleLine loses={11_204} onRemove={nothing}>
              did
              <InlineSelect label="event" value={event} options={events} onChange={setEvent} creatable />
              <InlineSelect
                label="how often"
                value="least"
                options={[
                  { value: 'least', label: 'at least' },
                  { value: 'most', label: 'at most' },
                ]}
                onChange={nothing}
              />
              <InlineNumber label="times" value={times} onChange={setTimes} min={1} />
              times in the last
              <InlineNumber label="days" value={30} onChange={nothing} />
              days
            </RuleLine>
            <JoinWord word="and" onToggle={nothing} />
            <RuleLine depth={1} fault="Nobody can be in two cities at once." onRemove={nothing}>
              live in <InlineText label="city" value={city} onChange={setCity} />
              and in <InlineSelect label="city" value={null} options={[]} onChange={nothing} invalid />
            </RuleLine>
            <li>
              <AddClause label="did something" onAdd={nothing} />{' '}
              <AddClause label="has a trait" onAdd={nothing} />
            </li>
          </RuleLines>
          <Columns min={200}>
            <LiveCount noun="people" count={1_908} total={7_043} />
            <LiveCount noun="people" count={1_908} total={7_043} counting />
          </Columns>
        </Columns>
      </Section>
      <Section title="Inputs">
        <Columns>
          <FileDrop
            accept={['.csv', '.xlsx', '.ndjson', '.parquet']}
            hint="A table of anything: orders, people, ad figures"
            maxBytes={2_000_000_000}
            onFile={nothing}
          />
          <div style={{ display: 'grid', gap: 16 }}>
            <CopyField label="Write key" value="rw_5f3a9c0e7b1d4a2f8c6e" secret />
            <CopyField
              label="Script tag"
              value={'<script async\n  src="https://rondo.example/r.js"\n  data-key="rw_5f3a…"></script>'}
              multiline
            />
            <Progress
              label="Importing orders.csv"
              done={412_000}
              total={1_000_000}
              secondsLeft={74}
              onCancel={nothing}
            />
            <Progress label="Guessing the columns" done={1_200} onCancel={nothing} />
            <Progress label="people.csv" done={8} total={20} unit="bytes" state="cancelled" />
            <Progress label="costs.xlsx" done={100} total={100} state="done" />
          </div>
        </Columns>
        <p>
          <LanguageText language="he">ביקורת: המשלוח של Nordlys Home הגיע תוך 2 ימים.</LanguageText>
        </p>
        <Columns>
          <FormPage form={form} submitLabel="Save" onCancel={nothing}>
            <TextInput label="Name" {...form.field('name', { required: 'Enter a name.' })} />
            <TextInput label="E-mail" description="Where reports go." {...form.field('email')} />
          </FormPage>
          <EmptyState title="No reports yet" action={<Button>New report</Button>}>
            A report tells one desk what matters and what to do about it.
          </EmptyState>
        </Columns>
      </Section>
    </>
  );
}
