import { type Static, Type } from 'typebox';

/** Every error that leaves Rondo, over HTTP or on the command line, has this shape. */
export const ErrorBody = Type.Object(
  {
    error: Type.Object({
      code: Type.String({ description: 'Stable, in kebab-case; documented under docs/guide/errors.md' }),
      message: Type.String({ description: 'What happened, in one sentence' }),
      cure: Type.String({ description: 'What to do about it' }),
      field: Type.Optional(Type.String({ description: 'JSON pointer or column of the offending value' })),
      link: Type.Optional(Type.String()),
    }),
  },
  { $id: 'ErrorBody' },
);
export type ErrorBody = Static<typeof ErrorBody>;
