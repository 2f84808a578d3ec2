import type { TFunction } from 'i18next';

/** `import:bookings` and `kpi:Stock` are how the engine tells them apart; people say their names. */
function plainName(name: string): string {
  return name.replace(/^(import|kpi):/, '');
}

/** What data is, in the reader's words where it is of Rondo's own making (`ad-figures`), else by its own name. */
export function nameData(what: string, t: TFunction): string {
  const plain = plainName(what);
  return String(t(`whats.${plain}` as 'whats.page', { ns: 'common', defaultValue: plain }));
}
