import type { paths } from '../../api/generated/schema.d.ts';
import { apiQuery } from '../../api/query.ts';

export const junkQuery = apiQuery('/api/identity/junk');
export const blockedQuery = apiQuery('/api/identity/blocked');
export const rulesQuery = apiQuery('/api/identity/rules');

type Answer<P extends '/api/identity/junk' | '/api/identity/blocked'> =
  paths[P]['get']['responses'][200]['content']['application/json']['items'][number];
export type Junk = Answer<'/api/identity/junk'>;
export type Blocked = Answer<'/api/identity/blocked'>;
