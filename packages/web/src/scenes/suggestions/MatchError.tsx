import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { LanguageText } from '../../ui/Page.tsx';
import { sayMatchError } from './say-match-error.ts';
import type { Run } from './suggestions-api.ts';

/** Why matching failed and what to do: in the reader's language where it is known, else in the server's English. */
export function MatchError({ error }: { error: NonNullable<Run['error']> }) {
  const { t } = useTranslation('suggestions');
  const format = useFormat();
  return (
    sayMatchError(error, t, format) ?? (
      <LanguageText language="en">{`${error.message} ${error.cure}`}</LanguageText>
    )
  );
}
