export { openPrivacy, type Privacy } from './create-privacy.ts';
export type { HoldOfPerson, TableOfPerson } from './person-scope.ts';
export type { KeptFor } from './retention.ts';
export { privacyRoutes } from './routes.ts';
export type { ScopeWords } from './scope-table.ts';
export { fileNames } from './search-file.ts';
