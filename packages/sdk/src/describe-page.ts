const CAMPAIGN = ['source', 'medium', 'term', 'content', 'id'] as const;

/** `context.page` as Segment has it. */
export function describePage(address: string, title: string, referrer: string): Record<string, string> {
  const url = new URL(address);
  return { path: url.pathname, referrer, search: url.search, title, url: address };
}

/** `context.campaign`: what the address says in utm_*; undefined where it says nothing. */
export function readCampaign(address: string): Record<string, string> | undefined {
  const query = new URL(address).searchParams;
  const found: Record<string, string> = {};
  for (const name of CAMPAIGN) {
    const value = query.get(`utm_${name}`);
    if (value) found[name] = value;
  }
  const campaign = query.get('utm_campaign');
  if (campaign) found.name = campaign;
  return Object.keys(found).length > 0 ? found : undefined;
}

/**
 * The click that led here, and the address without it: whoever copies the address must not pass on a click that was
 * this visitor's.
 */
export function takeClick(address: string): { click: string | undefined; rest: string } {
  const at = (text: string, mark: string) => (text.includes(mark) ? text.indexOf(mark) : text.length);
  const whole = address.slice(0, at(address, '#'));
  const hash = address.slice(whole.length);
  const path = whole.slice(0, at(whole, '?'));
  const query = whole.slice(path.length + 1);
  const parts = query.split('&').filter((part) => part !== '');
  const own = parts.find((part) => part.startsWith('rondo_click='));
  if (own === undefined) return { click: undefined, rest: address };
  const others = parts.filter((part) => part !== own).join('&');
  const click = decodeURIComponent(own.slice('rondo_click='.length));
  return {
    click: click === '' ? undefined : click,
    rest: `${path}${others === '' ? '' : `?${others}`}${hash}`,
  };
}
