export type { Browser } from './browser.ts';
export { type Client, type ClientOptions, type Consent, createClient } from './client.ts';
export { install } from './install.ts';
export type { Choices } from './read-choices.ts';
