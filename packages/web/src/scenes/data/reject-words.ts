import type { ImportReject } from '@rondo/contract';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export type RejectWords = (reject: ImportReject) => { message: string; cure: string };

/** The reasons that the catalogue knows, in the reader's language; any other as the server says it. */
export function useRejectWords(): RejectWords {
  const { t, i18n } = useTranslation('imports');
  return useCallback(
    (reject) => {
      const { reason } = reject;
      if (!i18n.exists(`imports:reject.${reason}.cure`))
        return { message: reject.message, cure: reject.cure };
      const field = i18n.exists(`imports:field.${reject.field}`) ? t(`field.${reject.field}`) : reject.field;
      return { message: t(`reject.${reason}.message`, { field }), cure: t(`reject.${reason}.cure`) };
    },
    [t, i18n],
  );
}
