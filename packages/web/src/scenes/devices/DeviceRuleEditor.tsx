import type { DeviceCount, DeviceVocabulary } from '@rondo/contract';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { AddClause, JoinWord, RuleLine, RuleLines } from '../../ui/builder/RuleSentence.tsx';
import { faultAt, removeAt, replaceAt } from '../segments/edit-rule.ts';
import { sayFault } from '../segments/segment-words.ts';
import own from '../segments/segments.module.css';
import { DeviceLineWords } from './DeviceLines.tsx';
import { isFinished, type Line, newLine, type Sentence } from './edit-device-rule.ts';

type EditorProps = {
  sentence: Sentence;
  onChange: (sentence: Sentence) => void;
  count: DeviceCount | undefined;
  vocabulary: DeviceVocabulary | undefined;
};

/** The rule as a sentence; what each line costs stands beside it. */
export function DeviceRuleEditor({ sentence, onChange, count, vocabulary }: EditorProps) {
  const { t } = useTranslation('devices');
  const { t: words } = useTranslation('segments');
  const { word, lines } = sentence;
  const put = (next: Line[]) => onChange({ ...sentence, lines: next });
  const toggle = () => onChange({ ...sentence, word: word === 'all' ? 'any' : 'all' });
  let place = 0;
  return (
    <RuleLines label={t('devicesThat')}>
      {lines.map((line, index) => {
        // Counts and faults come back by the places of the finished lines.
        const at = isFinished(line) ? place++ : undefined;
        const fault = at === undefined ? undefined : faultAt(count?.faults ?? [], `/rules/${at}`, false);
        const left = at === undefined ? undefined : count?.clauses[at]?.left;
        const before = at === undefined || at === 0 ? count?.total : count?.clauses[at - 1]?.left;
        const loses = word === 'all' && left !== undefined && before != null ? before - left : undefined;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is told by its place in the sentence
          <Fragment key={index}>
            {index > 0 && <JoinWord word={word === 'all' ? 'and' : 'or'} onToggle={toggle} />}
            <RuleLine
              loses={loses}
              {...(fault?.severity === 'error' ? { fault: sayFault(fault, words) } : {})}
              onRemove={() => put(removeAt(lines, index))}
            >
              <DeviceLineWords
                line={line}
                vocabulary={vocabulary}
                onChange={(next) => put(replaceAt(lines, index, next))}
              />
              {fault?.severity === 'warning' && <p className={own.warning}>{sayFault(fault, words)}</p>}
            </RuleLine>
          </Fragment>
        );
      })}
      <li className={own.adds}>
        {(['event', 'touch', 'impression'] as const).map((kind) => (
          <AddClause key={kind} label={t(`add.${kind}`)} onAdd={() => put([...lines, newLine[kind]()])} />
        ))}
      </li>
    </RuleLines>
  );
}
