import { api, take } from '../../api/client.ts';
import type { SearchProvider } from '../../shell/search.ts';

export const segmentSearch: SearchProvider = {
  label: 'nav.segments',
  async find(text, { signal, session }) {
    if (!session.permissions.includes('segments.read')) return [];
    const { items } = await take(api.GET('/api/segments', { signal }));
    const wanted = text.toLocaleLowerCase();
    return items
      .filter((one) => one.name.toLocaleLowerCase().includes(wanted))
      .slice(0, 5)
      .map((one) => ({
        id: one.id,
        label: one.name,
        description: one.description,
        path: `/segments/${one.id}`,
      }));
  },
};
