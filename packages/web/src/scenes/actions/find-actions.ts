import { api, take } from '../../api/client.ts';
import type { SearchProvider } from '../../shell/search.ts';

export const actionSearch: SearchProvider = {
  label: 'nav.actions',
  async find(text, { signal }) {
    const { items } = await take(api.GET('/api/actions', { signal }));
    const wanted = text.toLocaleLowerCase();
    return items
      .filter(({ title, owner }) => `${title} ${owner}`.toLocaleLowerCase().includes(wanted))
      .slice(0, 5)
      .map(({ id, title, owner }) => ({ id, label: title, description: owner, path: `/actions?open=${id}` }));
  },
};
