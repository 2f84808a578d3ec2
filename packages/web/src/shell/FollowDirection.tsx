import { useDirection } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf, isLanguage } from '../i18n/i18n.ts';

/** Keeps Mantine's idea of left and right with the language. */
export function FollowDirection() {
  const { i18n } = useTranslation();
  const { setDirection } = useDirection();
  const language = i18n.language;
  useEffect(() => {
    setDirection(directionOf(isLanguage(language) ? language : 'en'));
  }, [language, setDirection]);
  return null;
}
