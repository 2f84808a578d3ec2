import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { PrivacyTabs } from '../privacy/PrivacyTabs.tsx';

/** What is kept about people, where, for how long, and who sees it. Facts of this version, not settings. */
const KEPT = ['events', 'traits', 'log', 'deadLetters', 'files', 'members'] as const;
const COOKIES = [
  { name: 'rondo_session', key: 'session' },
  { name: 'rondo_anonymous_id', key: 'anonymous' },
  { name: 'rondo_user_id', key: 'user' },
  { name: 'rondo_consent', key: 'consent' },
] as const;

export function PrivacyScene() {
  const { t } = useTranslation('settings');
  return (
    <Page
      title={t('common:nav.privacy')}
      sentence={<Sentence note={t('privacy.note')}>{t('privacy.sentence')}</Sentence>}
    >
      <PrivacyTabs />
      <Section title={t('privacy.kept')}>
        <Facts
          caption={t('privacy.kept')}
          head={[t('privacy.what'), t('privacy.contains'), t('privacy.until')]}
          rows={KEPT.map((key) => ({
            key,
            cells: [
              t(`privacy.data.${key}.what`),
              t(`privacy.data.${key}.contains`),
              t(`privacy.data.${key}.until`),
            ],
          }))}
        />
      </Section>
      <Section title={t('privacy.cookies')} note={t('privacy.cookiesNote')}>
        <Facts
          caption={t('privacy.cookies')}
          head={[t('privacy.cookie'), t('privacy.purpose'), t('privacy.until')]}
          rows={COOKIES.map(({ name, key }) => ({
            key,
            code: name,
            cells: [t(`privacy.cookieFor.${key}.purpose`), t(`privacy.cookieFor.${key}.until`)],
          }))}
        />
      </Section>
      <Section title={t('privacy.seen')}>
        <ul>
          {(['people', 'viewers', 'keys', 'passwords', 'outside'] as const).map((key) => (
            <li key={key}>{t(`privacy.who.${key}`)}</li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}

type Row = { key: string; code?: string; cells: string[] };

function Facts({ caption, head, rows }: { caption: string; head: string[]; rows: Row[] }) {
  return (
    <Table.ScrollContainer minWidth={520} type="native" tabIndex={0}>
      <Table verticalSpacing="xs" aria-label={caption}>
        <Table.Thead>
          <Table.Tr>
            {head.map((label) => (
              <Table.Th key={label} scope="col">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, code, cells: [first, ...rest] }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" fw={500}>
                {code === undefined ? first : <code dir="ltr">{code}</code>}
              </Table.Th>
              {(code === undefined ? rest : [first, ...rest]).map((cell) => (
                <Table.Td key={cell}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
