import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BarePage } from '../../shell/BarePage.tsx';
import classes from '../../shell/bare.module.css';
import { CopyField } from '../../ui/CopyField.tsx';
import { scenes } from '../registry.tsx';

const exists = (path: string): boolean => scenes.some((scene) => scene.path === path);

/** After the first visit: the write key, shown this once, and the two ways by which data comes in. */
export function SetUpDone({ writeKey, onGo }: { writeKey: string; onGo: (path: string) => void }) {
  const { t } = useTranslation('set-up');
  const tag = `<script async src="${location.origin}/rondo.js" data-write-key="${writeKey}"></script>`;
  return (
    <BarePage width={560}>
      <div>
        <Title order={1}>{t('doneTitle')}</Title>
        <p className={classes.hint}>{t('doneIntro')}</p>
      </div>
      <section className={classes.group}>
        <Title order={2} size="h4">
          {t('pasteTitle')}
        </Title>
        <p className={classes.hint}>{t('pasteNote')}</p>
        {writeKey !== '' && (
          <>
            <CopyField label={t('scriptTag')} value={tag} multiline />
            <CopyField label={t('writeKey')} value={writeKey} />
          </>
        )}
        {exists('/data/website') && (
          <Button variant="default" onClick={() => onGo('/data/website')}>
            {t('watch')}
          </Button>
        )}
      </section>
      {exists('/data/import') && (
        <section className={classes.group}>
          <Title order={2} size="h4">
            {t('dropTitle')}
          </Title>
          <p className={classes.hint}>{t('dropNote')}</p>
          <Button variant="default" onClick={() => onGo('/data/import')}>
            {t('drop')}
          </Button>
        </section>
      )}
      <Button fullWidth onClick={() => onGo('/')}>
        {t('toRondo')}
      </Button>
    </BarePage>
  );
}
