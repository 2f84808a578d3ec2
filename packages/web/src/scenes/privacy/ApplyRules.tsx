import { Button, Group, Modal } from '@mantine/core';
import type { RetentionRule } from '@rondo/contract';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { showDone, showError } from '../../ui/toasts.tsx';
import classes from './privacy.module.css';
import { applyRules, previewRuleQuery, rulesQuery } from './privacy-api.ts';
import { nameRule } from './rule-words.ts';

/** The night's work by day: what each rule would delete, then once more whether to. */
export function ApplyRules({ rules, onClose }: { rules: readonly RetentionRule[]; onClose: () => void }) {
  const { t } = useTranslation('privacy');
  const format = useFormat();
  const queryClient = useQueryClient();
  const previews = useQueries({
    queries: rules.map(({ kind, source, event, days }) => ({
      ...previewRuleQuery({ kind, days, ...(kind === 'events' ? { source, event } : {}) }),
      staleTime: 0,
    })),
  });
  const apply = useMutation({
    mutationFn: applyRules,
    onSuccess: async ({ items }) => {
      await queryClient.invalidateQueries({ queryKey: rulesQuery.queryKey });
      onClose();
      const deleted = items.reduce((sum, one) => sum + one.deleted, 0);
      showDone(t('rule.applied', { count: deleted, figure: format.number(deleted) }));
    },
    onError: showError,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rule.applyTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes.tight}>
        <ul className={classes.list}>
          {rules.map((rule, index) => {
            const count = previews[index]?.data?.wouldDelete;
            return (
              <li key={rule.id}>
                {t('rule.line', {
                  rule: nameRule(rule, t),
                  what: count === undefined ? '…' : format.number(count),
                })}
              </li>
            );
          })}
        </ul>
        <p className={classes.text}>{t('rule.applyText')}</p>
        <Group gap="xs">
          <Button color="red.9" loading={apply.isPending} onClick={() => apply.mutate()}>
            {t('rule.applyDelete')}
          </Button>
          <Button variant="default" disabled={apply.isPending} onClick={onClose}>
            {t('action.cancel')}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
