import { Table, UnstyledButton } from '@mantine/core';
import { type ConsentSettings, consentChannels } from '@rondo/contract';
import { IconCheck, IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './consent.module.css';
import { nameChannel, namePurpose } from './consent-words.ts';

/** Purposes by channels: where people are asked, and where a link has to be followed as well. */
export function PurposeMatrix({
  settings,
  onOpen,
}: {
  settings: ConsentSettings;
  onOpen: (purpose: string) => void;
}) {
  const { t } = useTranslation('consent');
  return (
    <>
      <Table.ScrollContainer minWidth={760} type="native" tabIndex={0}>
        <Table verticalSpacing="xs" aria-label={t('matrix')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('purposeColumn')}</Table.Th>
              <Table.Th scope="col">{t('silence')}</Table.Th>
              {consentChannels.map((channel) => (
                <Table.Th key={channel} scope="col" className={classes.mark}>
                  {nameChannel(channel, t)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {settings.purposes.map((purpose) => (
              <Table.Tr key={purpose.id}>
                <Table.Th scope="row">
                  <UnstyledButton className={classes.open} onClick={() => onOpen(purpose.id)}>
                    <bdi>{namePurpose(purpose.id, t)}</bdi>
                  </UnstyledButton>
                </Table.Th>
                <Table.Td>{t(`basis.${purpose.basis}`)}</Table.Td>
                {consentChannels.map((channel) => {
                  const cell = purpose.cells.find((one) => one.channel === channel);
                  return (
                    <Table.Td key={channel} className={classes.mark}>
                      {cell === undefined ? (
                        <span aria-label={t('notAsked')} role="img">
                          –
                        </span>
                      ) : cell.doubleOptIn ? (
                        <IconChecks size={18} role="img" aria-label={t('askedTwice')} />
                      ) : (
                        <IconCheck size={18} role="img" aria-label={t('asked')} />
                      )}
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <p className={classes.legend}>
        <IconCheck size={16} aria-hidden /> {t('asked')}
        <IconChecks size={16} aria-hidden /> {t('askedTwice')}
      </p>
    </>
  );
}
