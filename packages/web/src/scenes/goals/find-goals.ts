import { api, take } from '../../api/client.ts';
import type { SearchProvider } from '../../shell/search.ts';

export const goalSearch: SearchProvider = {
  label: 'nav.goals',
  async find(text, { signal }) {
    const { items } = await take(api.GET('/api/goals', { signal }));
    const wanted = text.toLocaleLowerCase();
    return items
      .filter(({ name, owner }) => `${name} ${owner}`.toLocaleLowerCase().includes(wanted))
      .slice(0, 5)
      .map(({ id, name, owner }) => ({ id, label: name, description: owner, path: `/goals?open=${id}` }));
  },
};
