import type {
  FileShapeChoice,
  ImportFile,
  ImportGuess,
  ImportKindId,
  ImportMapping,
  ImportOptions,
  ImportRequest,
} from '@rondo/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';

/** What the reader is about to import: the guess, and what they changed of it. */
export type Draft = {
  file: ImportFile;
  guess: ImportGuess;
  mapping: ImportMapping;
  options: ImportOptions;
  shape: FileShapeChoice;
};

export function draftOf(file: ImportFile, shape: FileShapeChoice = {}): Draft | undefined {
  const [guess] = file.guesses;
  return guess === undefined
    ? undefined
    : { file, guess, mapping: guess.mapping, options: guess.options, shape };
}

/** Options without the empty ones, which would overrule what the server takes by itself. */
export function requestOf({ file, guess, mapping, options, shape }: Draft): ImportRequest {
  const filled = Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== '' && value !== undefined),
  );
  return { file: file.id, kind: guess.kind, mapping, options: filled, shape };
}

export type DraftActions = {
  draft: Draft | undefined;
  /** Whether the file is being read again. */
  reading: boolean;
  fault: unknown;
  open(file: ImportFile): void;
  close(): void;
  setKind(kind: ImportKindId): void;
  setShape(shape: FileShapeChoice): void;
  setMapping(mapping: ImportMapping): void;
  setOptions(options: ImportOptions): void;
};

/** The draft with its changes; another kind or another way of reading the file is asked of the server. */
export function useDraft(): DraftActions {
  const [draft, setDraft] = useState<Draft>();
  /** Other kinds that the file may be stay to be chosen from after one was. */
  const again = useMutation({
    mutationFn: ({ kind, shape, file }: { kind?: ImportKindId; shape: FileShapeChoice; file: string }) =>
      take(
        api.POST('/api/imports/guess', { body: { file, shape, ...(kind === undefined ? {} : { kind }) } }),
      ),
    onSuccess: (file, { shape }) => setDraft((before) => keepChoices(draftOf(file, shape), before)),
  });
  return {
    draft,
    reading: again.isPending,
    fault: again.error,
    open: (file) => setDraft(draftOf(file)),
    close: () => setDraft(undefined),
    setKind: (kind) => draft && again.mutate({ kind, shape: draft.shape, file: draft.file.id }),
    setShape: (shape) => draft && again.mutate({ kind: draft.guess.kind, shape, file: draft.file.id }),
    setMapping: (mapping) => setDraft(draft && { ...draft, mapping }),
    setOptions: (options) => setDraft(draft && { ...draft, options }),
  };
}

/** Answers that were given once (time zone, source …) hold for the file however it is read. */
function keepChoices(next: Draft | undefined, before: Draft | undefined): Draft | undefined {
  if (next === undefined || before === undefined) return next ?? before;
  const { timeZone, source, region } = before.options;
  return {
    ...next,
    options: {
      ...next.options,
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(source === undefined ? {} : { source }),
      ...(region === undefined ? {} : { region }),
    },
  };
}
