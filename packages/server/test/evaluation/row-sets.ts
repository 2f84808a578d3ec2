import type { RowSet } from './rows.ts';

/** Every set of published figures that the models are held against; one file a model. */
export const ROW_SETS: readonly RowSet[] = [];
