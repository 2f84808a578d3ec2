import { useTranslation } from 'react-i18next';
import { type PageTab, PageTabs } from '../../shell/PageTabs.tsx';

const tabs: PageTab[] = [
  { path: '/settings/privacy', label: 'nav.kept', permission: 'workspace.read' },
  { path: '/settings/requests', label: 'nav.requests', permission: 'privacy.read' },
  { path: '/settings/privacy/retention', label: 'nav.retentionRules', permission: 'privacy.read' },
  { path: '/settings/privacy/register', label: 'nav.register', permission: 'privacy.read' },
  { path: '/settings/privacy/receipts', label: 'nav.receipts', permission: 'privacy.read' },
];

export function PrivacyTabs() {
  const { t } = useTranslation();
  return <PageTabs label={t('nav.privacy')} tabs={tabs} />;
}
