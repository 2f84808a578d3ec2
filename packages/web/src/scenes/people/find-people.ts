import { api, take } from '../../api/client.ts';
import type { SearchProvider } from '../../shell/search.ts';

/** People in search-and-go, by the beginning of a name, an address, a number. */
export const peopleSearch: SearchProvider = {
  label: 'nav.people',
  async find(text, { signal, session }) {
    if (!session.permissions.includes('people.read')) return [];
    const page = await take(api.GET('/api/people', { params: { query: { q: text, limit: 6 } }, signal }));
    return page.items.map((person) => {
      const label = person.name || person.email || person.phone || person.id;
      return {
        id: person.id,
        label,
        ...(person.email && person.email !== label ? { description: person.email } : {}),
        path: `/people/${person.id}`,
      };
    });
  },
};
