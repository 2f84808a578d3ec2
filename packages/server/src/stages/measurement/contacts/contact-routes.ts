import { ContactRows, ContactRowsQuery, ContactsAnswer, ContactsQuery, NotEnough } from '@rondo/contract';
import { Type } from 'typebox';
import { authorise, type Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { Contacts } from './create-contacts.ts';

const tags = ['Measurement'];

export function contactRoutes(http: Http, contacts: Contacts): void {
  http.get(
    '/api/measure/contacts',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags,
        operationId: 'measureContacts',
        summary:
          'Satisfaction, resolution and value afterwards of contacts with support or sales, with intervals',
        querystring: ContactsQuery,
        response: { 200: Type.Union([ContactsAnswer, NotEnough]) },
      },
    },
    (request, reply) => {
      // What single employees achieve is about them: not for everyone who may see figures.
      if ((request.query.by ?? 'agent') === 'agent') authorise(request.actor, 'people.read');
      return orNotEnough(contacts.measure(request.query, whileWaiting(reply)));
    },
  );
  http.get(
    '/api/measure/contacts/rows',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        operationId: 'listMeasuredContacts',
        summary:
          'Each contact with its satisfaction, how it ended, how long it took and the value afterwards',
        querystring: ContactRowsQuery,
        response: { 200: ContactRows },
      },
    },
    (request, reply) => contacts.rows(request.query, whileWaiting(reply)),
  );
}
