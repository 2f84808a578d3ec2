import { Button } from '@mantine/core';
import { IconCode, IconFileUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Heading } from '../../ui/Heading.tsx';
import { Columns, Page, Sentence } from '../../ui/Page.tsx';
import classes from './data.module.css';

/** The first visit, after the set-up: the two ways by which data comes in. */
export function StartScene() {
  const { t } = useTranslation('data');
  return (
    <Page title={t('nav.start')} sentence={<Sentence note={t('startNote')}>{t('startSentence')}</Sentence>}>
      <Columns min={340}>
        <section className={classes.way} aria-labelledby="way-paste">
          <div className={classes.wayHead}>
            <IconCode size={22} stroke={1.75} aria-hidden />
            <Heading id="way-paste">{t('pasteTitle')}</Heading>
          </div>
          <p>{t('pasteText')}</p>
          <div>
            <Button component={Link} to="/data/website">
              {t('pasteGo')}
            </Button>
          </div>
        </section>
        <section className={classes.way} aria-labelledby="way-drop">
          <div className={classes.wayHead}>
            <IconFileUpload size={22} stroke={1.75} aria-hidden />
            <Heading id="way-drop">{t('dropTitle')}</Heading>
          </div>
          <p>{t('dropText')}</p>
          <div>
            <Button component={Link} to="/data/import">
              {t('dropGo')}
            </Button>
          </div>
        </section>
      </Columns>
    </Page>
  );
}
