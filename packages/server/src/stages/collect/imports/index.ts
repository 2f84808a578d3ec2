export { type Imports, type ImportsDeps, openImports } from './create-imports.ts';
export { importRoutes } from './routes.ts';
