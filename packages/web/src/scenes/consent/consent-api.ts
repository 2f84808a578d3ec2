import type { ConsentSettings } from '@rondo/contract';
import { api, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';

export const settingsQuery = apiQuery('/api/consent/settings');

export const textsQuery = (purpose: string) =>
  apiQuery('/api/consent/purposes/{purpose}/texts', { params: { path: { purpose } } });

export const personQuery = (id: string) => apiQuery('/api/consent/people/{id}', { params: { path: { id } } });

export const changeSettings = (body: ConsentSettings) => take(api.PUT('/api/consent/settings', { body }));

type Texts = { language: 'en' | 'sv' | 'nl' | 'he'; title: string; body: string }[];

export const addTexts = (purpose: string, texts: Texts) =>
  take(api.POST('/api/consent/purposes/{purpose}/texts', { params: { path: { purpose } }, body: { texts } }));

type WrittenDown = { purpose: string; channel: string; reason: string };

export const grant = (id: string, body: WrittenDown) =>
  take(api.POST('/api/consent/people/{id}/grant', { params: { path: { id } }, body }));

export const withdraw = (id: string, body: WrittenDown) =>
  take(api.POST('/api/consent/people/{id}/withdraw', { params: { path: { id } }, body }));

export const makeLink = (id: string) =>
  take(api.POST('/api/consent/people/{id}/link', { params: { path: { id } }, body: {} }));
