import { NotEnough, ValueAnswer, ValuedCustomers, ValueQuery } from '@rondo/contract';
import { Type } from 'typebox';
import type { Http } from '../../../platform/http/create-http.ts';
import { orNotEnough } from '../or-not-enough.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { Values } from './value-of-customers.ts';

const tags = ['Measurement'];
const CustomersQuery = Type.Object(
  { ...ValueQuery.properties, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })) },
  { additionalProperties: false },
);

export function valueRoutes(http: Http, values: Values): void {
  http.get(
    '/api/measure/value',
    {
      config: { permission: 'metrics.read' },
      schema: {
        tags,
        operationId: 'valueCustomers',
        summary: 'How many are still customers, what they will buy and what that is worth, with intervals',
        querystring: ValueQuery,
        response: { 200: Type.Union([ValueAnswer, NotEnough]) },
      },
    },
    (request, reply) => orNotEnough(values.value(request.query, whileWaiting(reply))),
  );
  http.get(
    '/api/measure/value/customers',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        operationId: 'listValuedCustomers',
        summary: 'The customers who will be worth most, with the chance that they are still customers',
        querystring: CustomersQuery,
        response: { 200: ValuedCustomers },
      },
    },
    (request, reply) => values.customers(request.query, whileWaiting(reply)),
  );
}
