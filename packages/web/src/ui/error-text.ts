import type { TFunction } from 'i18next';
import { ApiError } from '../api/api-error.ts';

export type ErrorWords = { message: string; cure: string | undefined; code: string | undefined };

/** What happened and what to do, for any thrown value. The server's own words come first; it knows more. */
export function describeError(error: unknown, t: TFunction): ErrorWords {
  if (error instanceof ApiError) {
    const known =
      error.status === 0
        ? 'unreachable'
        : error.status === 401 || error.status === 403
          ? 'forbidden'
          : error.status === 404
            ? 'notFound'
            : error.status === 429
              ? 'tooMany'
              : 'server';
    return {
      message: error.message || t(`error.${known}`),
      cure: error.cure ?? (error.message ? undefined : t(`error.${known}Cure`)),
      code: error.code,
    };
  }
  return { message: t('error.page'), cure: t('error.pageCure'), code: undefined };
}
