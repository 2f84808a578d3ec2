export * from './campaigns.ts';
export * from './error.ts';
export * from './import-field.ts';
export * from './import-kinds.ts';
export * from './tracking.ts';
export * from './imports.ts';
