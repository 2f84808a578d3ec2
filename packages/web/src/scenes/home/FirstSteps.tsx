import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../shell/hooks.ts';
import { Page, Sentence } from '../../ui/Page.tsx';
import { scenes } from '../registry.tsx';
import classes from './home.module.css';

type Step = { key: 'website' | 'file' | 'goal'; label: string };

/** In the order in which they make sense; a page that is not there or not allowed is not offered. */
const steps: readonly Step[] = [
  { key: 'website', label: 'nav.debugger' },
  { key: 'file', label: 'nav.imports' },
  { key: 'goal', label: 'nav.goals' },
];

/** An installation without a single fact: what to do first. */
export function FirstSteps() {
  const { t } = useTranslation('home');
  return (
    <Page title={t('first.title')} sentence={<Sentence>{t('first.sentence')}</Sentence>}>
      <div className={classes.steps}>
        {steps.map((step, index) => (
          <FirstStep key={step.key} step={step} primary={index === 0} />
        ))}
      </div>
    </Page>
  );
}

function FirstStep({ step, primary }: { step: Step; primary: boolean }) {
  const { t } = useTranslation('home');
  const scene = scenes.find(({ label }) => label === step.label);
  const may = useMay(scene?.permission);
  if (scene === undefined || !may) return null;
  return (
    <section className={classes.step}>
      <h2>{t(`first.${step.key}.title`)}</h2>
      <p>{t(`first.${step.key}.text`)}</p>
      <Button
        style={{ justifySelf: 'start' }}
        variant={primary ? 'filled' : 'default'}
        renderRoot={(props) => <Link {...props} to={scene.path} />}
      >
        {t(`first.${step.key}.go`)}
      </Button>
    </section>
  );
}
