import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scenes } from '../scenes/registry.tsx';
import { useSession } from './hooks.ts';
import classes from './search.module.css';
import type { SearchItem } from './search.ts';

const [store, spotlight] = createSpotlight();
const fewest = 2;

/** Search-and-go: pages at once, then what the scenes find (people, segments, campaigns, actions …). */
export function SearchAndGo({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const router = useRouter();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), 120);

  useEffect(() => {
    if (opened) spotlight.open();
  }, [opened]);

  const allowed = scenes.filter(
    (scene) => scene.permission === undefined || session.permissions.includes(scene.permission),
  );
  const wanted = query.trim().toLocaleLowerCase();
  const pages = allowed.filter((scene) => scene.group && t(scene.label).toLocaleLowerCase().includes(wanted));

  const sources = allowed.flatMap((scene) =>
    scene.search ? [{ path: scene.path, load: scene.search }] : [],
  );
  const providers = useQuery({
    queryKey: ['search-providers', sources.map((source) => source.path)],
    queryFn: () => Promise.all(sources.map((source) => source.load())),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = useQueries({
    queries: (providers.data ?? []).map((provider, index) => ({
      queryKey: ['search', sources[index]?.path, asked],
      enabled: asked.length >= fewest,
      queryFn: ({ signal }: { signal: AbortSignal }) => provider.find(asked, { signal, session }),
    })),
  });

  const go = (path: string): void => {
    router.history.push(path);
    setQuery('');
  };
  const groups = (providers.data ?? []).map((provider, index) => ({
    label: t(provider.label),
    items: asked.length >= fewest ? (found[index]?.data ?? []) : [],
  }));
  const searching = query.trim() !== asked || found.some((result) => result.isFetching);
  const nothing = pages.length === 0 && groups.every((group) => group.items.length === 0);

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      centered={false}
      yOffset="12vh"
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      classNames={{ actionsGroup: classes.group, action: classes.action }}
      maxHeight={420}
    >
      <Spotlight.Search
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t('search.pages')}>
            {pages.map(({ path, label, group, icon: Icon }) => (
              <Spotlight.Action
                key={path}
                label={t(label)}
                description={group && group !== 'home' ? t(`group.${group}`) : ''}
                leftSection={Icon ? <Icon size={18} stroke={1.75} aria-hidden /> : undefined}
                onClick={() => go(path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {groups.map(
          ({ label, items }) =>
            items.length > 0 && (
              <Spotlight.ActionsGroup key={label} label={label}>
                {items.map((item: SearchItem) => (
                  <Spotlight.Action
                    key={item.id}
                    label={item.label}
                    description={item.description ?? ''}
                    onClick={() => go(item.path)}
                  />
                ))}
              </Spotlight.ActionsGroup>
            ),
        )}
        {nothing && (
          <Spotlight.Empty>
            {searching ? t('search.searching') : t('search.nothing', { text: query })}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
