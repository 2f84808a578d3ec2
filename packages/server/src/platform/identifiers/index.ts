export * from './identity-key.ts';
export * from './normalise-identifier.ts';
