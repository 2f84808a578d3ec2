import type { TFunction } from 'i18next';

/** Who made something, as the server names them; the command line has a name in every language. */
export function authorOf(name: string, t: TFunction): string {
  return name === 'Command line' ? String(t('commandLine' as 'app.name', { ns: 'common' })) : name;
}
