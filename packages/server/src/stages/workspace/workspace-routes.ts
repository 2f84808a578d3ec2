import { AuditEntry, AuditQuery, WorkspaceChange, WorkspaceSettings } from '@rondo/contract';
import { Type } from 'typebox';
import { actorOf, type Http } from '../../platform/http/create-http.ts';
import type { Workspace } from './index.ts';

const tags = ['Workspace'];

export function workspaceSettingRoutes(http: Http, workspace: Workspace): void {
  http.get(
    '/api/workspace',
    {
      config: { permission: 'workspace.read' },
      schema: { tags, operationId: 'getWorkspace', response: { 200: WorkspaceSettings } },
    },
    () => workspace.settings(),
  );

  http.patch(
    '/api/workspace',
    {
      config: { permission: 'workspace.write' },
      schema: {
        tags,
        operationId: 'changeWorkspace',
        body: WorkspaceChange,
        response: { 200: WorkspaceSettings },
      },
    },
    (request) => workspace.changeSettings(actorOf(request), request.body),
  );

  http.get(
    '/api/audit',
    {
      config: { permission: 'audit.read' },
      schema: {
        tags: ['Audit'],
        operationId: 'listAudit',
        summary: 'Who changed what, the newest first',
        querystring: AuditQuery,
        response: { 200: Type.Object({ items: Type.Array(AuditEntry), next: Type.Optional(Type.String()) }) },
      },
    },
    async (request) => {
      const { timeZone } = await workspace.settings();
      return workspace.auditLog.list(request.query, timeZone);
    },
  );
}
