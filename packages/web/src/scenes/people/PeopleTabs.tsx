import { useTranslation } from 'react-i18next';
import { type PageTab, PageTabs } from '../../shell/PageTabs.tsx';

/** The pages under People; nearly all are below /people, which is current only where no other is. */
const tabs: PageTab[] = [
  { path: '/people', label: 'nav.people', permission: 'people.read' },
  { path: '/accounts', label: 'nav.accounts', permission: 'people.read' },
  { path: '/people/waiting', label: 'nav.waiting', permission: 'people.read' },
  { path: '/people/suggestions', label: 'nav.suggestions', permission: 'people.read' },
  { path: '/people/set-aside', label: 'nav.setAside', permission: 'people.read' },
  { path: '/people/rules', label: 'nav.identityRules', permission: 'people.read' },
  { path: '/people/traits', label: 'nav.traits', permission: 'traits.read' },
];

export function PeopleTabs() {
  const { t } = useTranslation();
  return <PageTabs label={t('nav.people')} tabs={tabs} />;
}
