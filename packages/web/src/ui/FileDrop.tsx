import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../shell/hooks.ts';
import classes from './inputs.module.css';

type FileDropProps = {
  /** "A table of anything: orders, people, ad figures …" */
  hint?: string;
  /** Endings with their dot: ['.csv', '.xlsx']. */
  accept: readonly string[];
  maxBytes?: number;
  disabled?: boolean;
  onFile: (file: File) => void;
};

/** Drop a file or choose one. What cannot be taken is refused here, with the cure. */
export function FileDrop({ hint, accept, maxBytes, disabled = false, onFile }: FileDropProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const take = (file: File | undefined): void => {
    if (!file || disabled) return;
    const known = accept.some((ending) => file.name.toLowerCase().endsWith(ending));
    if (!known) {
      setRefusal(t('drop.wrongKind', { name: file.name, kinds: format.list(accept) }));
      return;
    }
    if (maxBytes !== undefined && file.size > maxBytes) {
      setRefusal(t('drop.tooLarge', { name: file.name, limit: format.bytes(maxBytes) }));
      return;
    }
    setRefusal(undefined);
    onFile(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };

  return (
    <div>
      <label
        className={classes.drop}
        data-over={over || undefined}
        data-disabled={disabled || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileUpload size={24} stroke={1.5} aria-hidden />
        <span>
          <span className={classes.dropAction}>{t('drop.choose')}</span> {t('drop.orDrop')}
        </span>
        {hint && <span className={classes.dropHint}>{hint}</span>}
        <span className={classes.dropHint} dir="ltr">
          {accept.join('  ')}
        </span>
        <input
          ref={input}
          type="file"
          className="r-visually-hidden"
          accept={accept.join(',')}
          disabled={disabled}
          aria-describedby={refusal ? id : undefined}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            // The same file may be chosen again after it was mended.
            event.currentTarget.value = '';
          }}
        />
      </label>
      {refusal && (
        <p id={id} className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
