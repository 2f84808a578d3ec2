import type { HoldOfPerson, ScopeWords } from '../consent/index.ts';
import type { Identity } from './identity-service.ts';

const touches = ({ own }: ScopeWords) => `left_key IN ${own} OR right_key IN ${own} OR behind IN ${own}`;
const mapped = ({ own }: ScopeWords) => `identity_key IN ${own} OR profile_id IN ${own}`;

/**
 * The ledger's rows of an identifier that is nobody else's, and what was derived from them. An identifier that others
 * carry, too, keeps its ties to them: whose it is then is told by those, once the keeper has read the ledger again.
 */
export function holdOfIdentity(identity: Pick<Identity, 'readLedgerAgain'>): HoldOfPerson {
  return {
    tables: [
      {
        table: 'identity_edge_keys',
        related: (words) => `SELECT ordinal AS number FROM identity_edges WHERE ${touches(words)}`,
        rows: ({ own }, related) => `identity_key IN ${own} OR ordinal IN ${related}`,
        isDerived: true,
      },
      { table: 'identity_edges', rows: touches },
      { table: 'identity_map', rows: mapped, isDerived: true },
      { table: 'identity_members', rows: mapped, isDerived: true },
      { table: 'identity_changes', rows: mapped, isDerived: true },
    ],
    records: [
      'identity_requests',
      'identity_blocked',
      'identity_released',
      'identity_junk',
      'match_suggestions',
    ],
    afterTables: () => identity.readLedgerAgain(),
  };
}
