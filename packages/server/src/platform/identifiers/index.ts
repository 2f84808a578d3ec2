export * from './fold-address.ts';
export * from './fold-name.ts';
export * from './fold-text.ts';
export * from './identity-key.ts';
export { isJunkValue } from './junk-identifiers.ts';
export * from './nicknames.ts';
export * from './normalise-identifier.ts';
export * from './plain-identifiers.ts';
