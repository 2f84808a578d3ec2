import { api, take } from '../../api/client.ts';
import type { SearchProvider } from '../../shell/search.ts';

export const campaignSearch: SearchProvider = {
  label: 'nav.campaigns',
  async find(text, { signal, session }) {
    if (!session.permissions.includes('campaigns.read')) return [];
    const { items } = await take(api.GET('/api/campaigns', { signal }));
    const wanted = text.toLocaleLowerCase();
    return items
      .filter((one) => `${one.name} ${one.key}`.toLocaleLowerCase().includes(wanted))
      .slice(0, 5)
      .map((one) => ({
        id: one.key,
        label: one.name,
        description: one.key,
        path: `/campaigns?open=${encodeURIComponent(one.key)}`,
      }));
  },
};
