import { useTranslation } from 'react-i18next';
import { api, take } from '../../api/client.ts';
import { offerUndo, showError } from '../../ui/toasts.tsx';
import { useRefreshPeople } from '../people/decisions.ts';
import type { Blocked, Junk } from './aside-api.ts';

type Named = { kind: string; value: string };

/** Letting identifiers join people, and keeping them from it; every step can be taken back. */
export function useSetAside() {
  const { t } = useTranslation('identity');
  const refresh = useRefreshPeople();

  const path = (key: string) => ({ params: { path: { key } } });
  async function then(...calls: Promise<unknown>[]): Promise<void> {
    await Promise.all(calls);
    await refresh();
  }
  const release = (key: string) => then(take(api.PUT('/api/identity/junk/{key}/release', path(key))));
  const unrelease = (key: string) => then(take(api.DELETE('/api/identity/junk/{key}/release', path(key))));
  const unblock = (key: string) => then(take(api.DELETE('/api/identity/blocked/{key}', path(key))));
  const block = ({ kind, value }: Named) =>
    then(take(api.POST('/api/identity/blocked', { body: { kind, value } })));

  async function run(
    work: () => Promise<void>,
    message: string,
    undo: () => Promise<void>,
  ): Promise<boolean> {
    try {
      await work();
      offerUndo({ message, undo });
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  }

  return {
    release: ({ key }: Junk) =>
      run(
        () => release(key),
        t('aside.didRelease'),
        () => unrelease(key),
      ),
    unrelease: ({ key }: Junk) =>
      run(
        () => unrelease(key),
        t('aside.didUnrelease'),
        () => release(key),
      ),
    unblock: (blocked: Blocked) =>
      run(
        () => unblock(blocked.key),
        t('aside.didUnblock'),
        () => block(blocked),
      ),
    /** Throws, so that a form can show the fault at its field. */
    async block(named: Named): Promise<void> {
      const { key } = await take(api.POST('/api/identity/blocked', { body: named }));
      await refresh();
      offerUndo({ message: t('aside.didBlock'), undo: () => unblock(key) });
    },
  };
}
