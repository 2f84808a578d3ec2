import type {
  ErasureReceipt,
  NewPrivacyRequest,
  PrivacyRequestChange,
  RegisterDetails,
  RetentionRuleInput,
} from '@rondo/contract';
import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { ApiError } from '../../api/api-error.ts';
import { api, sendRaw, take } from '../../api/client.ts';
import { apiQuery } from '../../api/query.ts';

export const requestsQuery = apiQuery('/api/privacy/requests');
export const rulesQuery = apiQuery('/api/privacy/retention');
export const registerQuery = apiQuery('/api/privacy/register');

const of = (id: string) => ({ params: { path: { id } } });

/** What is about one person never stands in for what is about another, not even while it loads. */
const neverAnothers = { placeholderData: () => undefined };

export const requestQuery = (id: string) => ({
  ...apiQuery('/api/privacy/requests/{id}', of(id)),
  ...neverAnothers,
});
export const previewQuery = (id: string) => ({
  ...apiQuery('/api/privacy/requests/{id}/preview', of(id)),
  ...neverAnothers,
  // It looks through every table.
  staleTime: 300_000,
  refetchOnWindowFocus: false,
});
export const receiptQuery = (id: string) => ({
  ...apiQuery('/api/privacy/requests/{id}/receipt', of(id)),
  ...neverAnothers,
});

/** Who these are, for those of them who are known here. */
export const namesQuery = (asked: readonly string[]) =>
  queryOptions<ReadonlyMap<string, { id: string; name: string }>, ApiError>({
    queryKey: ['/api/profiles/batch', asked],
    enabled: asked.length > 0,
    queryFn: async ({ signal }) => {
      const { items } = await take(
        api.POST('/api/profiles/batch', { body: { ids: asked.slice(0, 500), include: [] }, signal }),
      );
      return new Map(
        items.flatMap(({ asked: by, profile }) =>
          profile === null
            ? []
            : [[by, { id: profile.id, name: profile.name || profile.email || profile.phone }] as const],
        ),
      );
    },
  });

export const previewRuleQuery = (rule: RetentionRuleInput) =>
  queryOptions({
    queryKey: ['/api/privacy/retention/preview', rule],
    queryFn: ({ signal }) => take(api.POST('/api/privacy/retention/preview', { body: rule, signal })),
    retry: false,
  });

export const checkQuery = (receipt: ErasureReceipt) =>
  queryOptions({
    queryKey: ['/api/privacy/receipts/check', receipt.signature, receipt.receipt],
    queryFn: () => checkReceipt(receipt),
    retry: false,
  });

const checkReceipt = (body: ErasureReceipt) => take(api.POST('/api/privacy/receipts/check', { body }));
export const addRequest = (body: NewPrivacyRequest) => take(api.POST('/api/privacy/requests', { body }));
export const changeRequest = (id: string, body: PrivacyRequestChange) =>
  take(api.PATCH('/api/privacy/requests/{id}', { ...of(id), body }));
export const startErasure = (id: string) => take(api.POST('/api/privacy/requests/{id}/erase', of(id)));
export const addRule = (body: RetentionRuleInput) => take(api.POST('/api/privacy/retention', { body }));
export const changeRule = (id: string, body: RetentionRuleInput) =>
  take(api.PUT('/api/privacy/retention/{id}', { ...of(id), body }));
export const removeRule = (id: string) => take(api.DELETE('/api/privacy/retention/{id}', of(id)));
export const applyRules = () => take(api.POST('/api/privacy/retention/run'));
export const changeDetails = (body: RegisterDetails) =>
  take(api.PUT('/api/privacy/register/details', { body }));

export async function printData(id: string, language: string): Promise<Blob> {
  return (await sendRaw('GET', `/api/privacy/requests/${id}/data.pdf?language=${language}`)).blob();
}

/** After something was done with a request: the list and the request say so. */
export function useRefreshRequests(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      ['/api/privacy/requests', '/api/privacy/requests/{id}'].map((path) =>
        queryClient.invalidateQueries({ queryKey: [path] }),
      ),
    );
  };
}
