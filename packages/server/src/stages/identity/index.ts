export type { Identifier } from './edge.ts';
export type { Apart, Explanation, Tie } from './explain-person.ts';
export { holdOfIdentity } from './hold-of-person.ts';
export {
  type BlockedIdentifier,
  createIdentity,
  type Identity,
  type IdentityDeps,
} from './identity-service.ts';
export { keysKnownSql } from './known-keys-sql.ts';
export { personOf } from './person-of.ts';
export { readEventNames } from './read-event-names.ts';
export type { PersonKeys } from './read-people.ts';
export type { Refusal } from './resolve-people.ts';
export { identityRoutes } from './routes.ts';
export { identityReviewRoutes } from './routes-review.ts';
export { identityRulesRoutes } from './routes-rules.ts';
export { createSuggestions, type Suggestions, suggestionRoutes } from './suggest/index.ts';
