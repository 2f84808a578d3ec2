export * from './identity-key.ts';
export * from './normalise-identifier.ts';
export * from './plain-identifiers.ts';
