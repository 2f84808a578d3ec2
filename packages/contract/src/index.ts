export * from './campaigns.ts';
export * from './error.ts';
export * from './import-field.ts';
export * from './import-kinds.ts';
export * from './segments.ts';
export * from './tracking.ts';
export * from './imports.ts';
export * from './workspace.ts';
