import { useTranslation } from 'react-i18next';
import { LanguageText } from '../../ui/Page.tsx';
import { saySentence } from './privacy-words.ts';

/** A sentence that the server wrote: in the reader's language where it is known, else in its English. */
export function ServerText({ children }: { children: string }) {
  const { t } = useTranslation('privacy');
  return saySentence(children, t) ?? <LanguageText language="en">{children}</LanguageText>;
}
