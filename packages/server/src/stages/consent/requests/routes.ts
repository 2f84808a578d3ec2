import {
  ErasureReceipt,
  NewPrivacyRequest,
  PrivacyPreview,
  PrivacyRequest,
  PrivacyRequestChange,
  PrivacyRequestList,
  ReceiptCheck,
  ReceiptKey,
} from '@rondo/contract';
import { Type } from 'typebox';
import { type Audit, actorOf, type Http } from '../../../platform/http/create-http.ts';
import type { Privacy } from './create-privacy.ts';
import { accessRoutes } from './routes-access.ts';
import { keepingRoutes } from './routes-keeping.ts';

const tags = ['Privacy'];
const read = { permission: 'privacy.read' };
const write = { permission: 'privacy.write' };
/** What cannot be taken back is an owner's. */
const erase = { permission: 'erasures.write' };
const Id = Type.Object({ id: Type.String({ maxLength: 100 }) });

/** The change's name in the audit log. */
const DONE = { extend: 'extended', refuse: 'refused', share: 'changed', finish: 'finished' } as const;

export function privacyRoutes(http: Http, { privacy, audit }: { privacy: Privacy; audit: Audit }): void {
  const { requests } = privacy;
  accessRoutes(http, { privacy, audit });
  keepingRoutes(http, { privacy, audit });
  http.get(
    '/api/privacy/requests',
    {
      config: read,
      schema: {
        tags,
        operationId: 'listPrivacyRequests',
        summary: 'What people asked of their data, the newest first',
        response: { 200: PrivacyRequestList },
      },
    },
    async () => ({ items: await requests.list() }),
  );
  http.get(
    '/api/privacy/requests/:id',
    {
      config: read,
      schema: { tags, operationId: 'getPrivacyRequest', params: Id, response: { 200: PrivacyRequest } },
    },
    (request) => requests.find(request.params.id),
  );
  http.post(
    '/api/privacy/requests',
    {
      config: write,
      schema: {
        tags,
        operationId: 'addPrivacyRequest',
        summary: 'Notes a request for access or erasure; nothing is erased yet',
        body: NewPrivacyRequest,
        response: { 201: PrivacyRequest },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const made = await requests.add(request.body, actor.name);
      // Not whom it is about: the audit log outlives the erasure.
      await audit({ actor, action: 'privacy.requested', subject: made.id, detail: { kind: made.kind } });
      return reply.status(201).send(made);
    },
  );
  http.patch(
    '/api/privacy/requests/:id',
    {
      config: write,
      schema: {
        tags,
        operationId: 'changePrivacyRequest',
        summary:
          'Extends the time by two months, refuses with a reason, says what becomes of shared identifiers, or notes that access was given',
        params: Id,
        body: PrivacyRequestChange,
        response: { 200: PrivacyRequest },
      },
    },
    async (request) => {
      const changed = await requests.change(request.params.id, request.body);
      await audit({
        actor: actorOf(request),
        action: `privacy.${DONE[request.body.do]}`,
        subject: changed.id,
        detail: { kind: changed.kind },
      });
      return changed;
    },
  );
  http.get(
    '/api/privacy/requests/:id/preview',
    {
      config: read,
      schema: {
        tags,
        operationId: 'previewErasure',
        summary: 'What is held of the person and where, with counts',
        params: Id,
        response: { 200: PrivacyPreview },
      },
    },
    (request) => requests.preview(request.params.id),
  );
  http.post(
    '/api/privacy/requests/:id/erase',
    {
      config: erase,
      schema: {
        tags,
        operationId: 'startErasure',
        summary: 'Erases the person for good; goes on with an erasure that failed',
        params: Id,
        response: { 202: PrivacyRequest },
      },
    },
    async (request, reply) => {
      const started = await requests.erase(request.params.id);
      await audit({
        actor: actorOf(request),
        action: 'privacy.erasure-started',
        subject: started.id,
        detail: {},
      });
      return reply.status(202).send(started);
    },
  );
  http.get(
    '/api/privacy/requests/:id/receipt',
    {
      config: read,
      schema: {
        tags,
        operationId: 'getErasureReceipt',
        summary: 'The signed receipt of a finished erasure; it names nobody',
        params: Id,
        response: { 200: ErasureReceipt },
      },
    },
    (request) => requests.receipt(request.params.id),
  );
  http.post(
    '/api/privacy/receipts/check',
    {
      config: read,
      schema: {
        tags,
        operationId: 'checkErasureReceipt',
        summary: 'Whether a receipt is as this installation signed it',
        body: ErasureReceipt,
        response: { 200: ReceiptCheck },
      },
    },
    (request) => requests.checkReceipt(request.body),
  );
  http.get(
    '/api/privacy/receipt-key',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        operationId: 'getReceiptKey',
        summary: 'The public key with which receipts are checked',
        response: { 200: ReceiptKey },
      },
    },
    () => requests.receiptKey(),
  );
}
