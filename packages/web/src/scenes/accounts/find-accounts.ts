import { api, take } from '../../api/client.ts';
import type { SearchProvider } from '../../shell/search.ts';

/** Accounts in search-and-go, by a part of a name, a number or a domain. */
export const accountSearch: SearchProvider = {
  label: 'nav.accounts',
  async find(text, { signal, session }) {
    if (!session.permissions.includes('people.read')) return [];
    const page = await take(api.GET('/api/accounts', { params: { query: { q: text, limit: 6 } }, signal }));
    return page.items.map((account) => ({
      id: account.id,
      label: account.name || account.id,
      path: `/accounts/${account.id}`,
    }));
  },
};
