import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './inputs.module.css';

type CopyFieldProps = {
  label: string;
  value: string;
  /** Hidden until asked for: keys and links that sign somebody in. */
  secret?: boolean;
  /** Several lines: a script tag, a command. */
  multiline?: boolean;
};

/** Something to be copied elsewhere: a key, a link, a snippet. Always left to right. */
export function CopyField({ label, value, secret = false, multiline = false }: CopyFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(!secret);
  const text = shown ? value : '•'.repeat(24);
  return (
    <div>
      <span className={classes.label}>{label}</span>
      <div className={classes.copy} dir="ltr">
        {/* A scrolled region must be reachable by keyboard. */}
        <code
          className={multiline ? classes.copyLines : classes.copyLine}
          tabIndex={multiline ? 0 : undefined}
        >
          {text}
        </code>
        {secret && (
          <ActionIcon
            size={28}
            aria-label={shown ? t('copy.hide', { what: label }) : t('copy.reveal', { what: label })}
            onClick={() => setShown(!shown)}
          >
            {shown ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
          </ActionIcon>
        )}
        <CopyButton value={value} timeout={1500}>
          {({ copied, copy }) => (
            <Tooltip label={t('copy.copied')} opened={copied}>
              <ActionIcon size={28} aria-label={t('copy.label', { what: label })} onClick={copy}>
                {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </div>
    </div>
  );
}
