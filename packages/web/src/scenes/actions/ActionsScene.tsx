import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiQuery } from '../../api/query.ts';
import { useDesk, useFormat, useMay, useViewState } from '../../shell/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FilterBar } from '../../ui/filter/FilterBar.tsx';
import { Page, Section, Sentence } from '../../ui/Page.tsx';
import { addDays, todayIn } from '../../ui/period.ts';
import { RowsDrawer } from '../../ui/RowsDrawer.tsx';
import { BlockSkeleton } from '../../ui/Skeletons.tsx';
import { filters, text } from '../../ui/view-codec.ts';
import { ActionDrawer } from './ActionDrawer.tsx';
import { ActionLine } from './ActionLine.tsx';
import { ActionPanel } from './ActionPanel.tsx';
import classes from './actions.module.css';
import { groupActions, isClosed, shownStates } from './group-actions.ts';

const view = { open: text(), q: text(), filter: filters() };
const NEW = ' new';

/** What was decided to do: by due date, with who does it. */
export function ActionsScene() {
  const { t } = useTranslation('actions');
  const format = useFormat();
  const [desk] = useDesk();
  const mayWrite = useMay('actions.write');
  const [{ open, q, filter }, setView] = useViewState(view);
  const actions = useQuery(apiQuery('/api/actions'));
  const [today] = useState(() => todayIn(format.settings.timeZone, new Date()));
  const all = actions.data?.items;
  const groups = useMemo(() => {
    const wanted = q.trim().toLocaleLowerCase();
    const shown = (all ?? []).filter(
      (action) =>
        [action.title, action.owner, action.note].some((part) => part.toLocaleLowerCase().includes(wanted)) &&
        filter.every(({ field, operator, value }) => {
          const is =
            (field === 'state' ? action.state : field === 'desk' ? action.desk : action.owner) === value;
          return operator === 'is-not' ? !is : is;
        }),
    );
    return groupActions(shown, today, addDays(today, 7));
  }, [all, q, filter, today]);
  const owners = [...new Set((all ?? []).map((action) => action.owner))].sort(format.compare);
  const opened = all?.find((action) => action.id === open);
  const openCount = (all ?? []).filter((action) => !isClosed(action)).length;
  const overdue = (all ?? []).filter((action) => action.overdue).length;
  const close = (): void => setView({ open: '' });
  const add = mayWrite && <Button onClick={() => setView({ open: NEW })}>{t('make')}</Button>;

  return (
    <Page
      title={t('nav.actions')}
      actions={add}
      sentence={
        all &&
        all.length > 0 && (
          <Sentence>
            {t('openCount', { count: openCount, figure: format.number(openCount) })}{' '}
            {overdue > 0 && t('overdueCount', { count: overdue, figure: format.number(overdue) })}
          </Sentence>
        )
      }
    >
      {actions.error ? (
        <ErrorState error={actions.error} onRetry={() => void actions.refetch()} />
      ) : all === undefined ? (
        <BlockSkeleton height={240} />
      ) : all.length === 0 ? (
        <EmptyState title={t('emptyTitle')} action={add}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <FilterBar
            fields={[
              {
                id: 'state',
                label: t('stateLabel'),
                kind: 'choice',
                options: shownStates.map((value) => ({ value, label: t(`state.${value}`) })),
              },
              {
                id: 'owner',
                label: t('owner'),
                kind: 'choice',
                options: owners.map((value) => ({ value, label: value })),
              },
            ]}
            filters={filter}
            onChange={(next) => setView({ filter: next })}
            search={{
              value: q,
              onChange: (next) => setView({ q: next }, { replace: true }),
              placeholder: t('search'),
            }}
          />
          {groups.length === 0 && <EmptyState quiet title={t('noneFits')} />}
          {groups.map((group) => (
            <Section key={group.key} title={t(`group.${group.key}` as 'group.overdue')}>
              <ul className={classes.lines}>
                {group.actions.map((action) => (
                  <ActionLine key={action.id} action={action} onOpen={(id) => setView({ open: id })} />
                ))}
              </ul>
            </Section>
          ))}
        </>
      )}
      <ActionDrawer opened={open === NEW} onClose={close} desk={desk} />
      <RowsDrawer opened={opened !== undefined} onClose={close} title={t('one')} size="narrow">
        {opened && <ActionPanel action={opened} onClose={close} />}
      </RowsDrawer>
    </Page>
  );
}
