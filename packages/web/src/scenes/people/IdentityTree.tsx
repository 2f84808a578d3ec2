import { ActionIcon, Tooltip } from '@mantine/core';
import { IconUnlink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shell/hooks.ts';
import { IdentifierChip } from './IdentifierChip.tsx';
import { buildTree, type TreeNode } from './identity-tree.ts';
import classes from './people.module.css';
import type { Tie } from './people-api.ts';
import { nameIdentifier, tellTie } from './person-words.ts';

type Open = (tie: Tie) => void;

/** All identifiers of a person in words, each hanging on the one that it was first seen with. */
export function IdentityTree({ ties, onOpen }: { ties: Tie[]; onOpen: Open }) {
  const { t } = useTranslation('people');
  const root = buildTree(ties);
  if (root === undefined) return null;
  return (
    <ul className={classes.tree} aria-label={t('identity.tree')}>
      <Branch node={root} onOpen={onOpen} />
    </ul>
  );
}

function Branch({ node, onOpen }: { node: TreeNode; onOpen: Open }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { tie, identifier, children } = node;
  const words =
    tie && t('panel.openTie', { one: nameIdentifier(tie.left, t), other: nameIdentifier(tie.right, t) });
  return (
    <li>
      <div className={classes.node}>
        <IdentifierChip identifier={identifier} />
        {tie && (
          <Tooltip label={words}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={words}
              onClick={() => onOpen(tie)}
            >
              <IconUnlink size={15} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        {tie && <span className={classes.told}>{tellTie(tie, { t, format })}</span>}
      </div>
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Branch key={child.identifier.key} node={child} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </li>
  );
}
