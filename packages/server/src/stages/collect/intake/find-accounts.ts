import type { LogIdentifier } from '../../../platform/events/log-row.ts';
import { accountRank, normaliseIdentifier } from '../../../platform/identifiers/index.ts';
import { type Draft, ok, type StepOutcome } from './draft.ts';

type Fields = Record<string, unknown>;

/**
 * Reads which company or team an event is about: a group call's groupId and the numbers among its traits; the company
 * that an identify call gives a person (`traits.company`, as Segment has it, or the number of one); and
 * `context.groupId` of what somebody did within an account.
 */
export function findAccounts(draft: Draft, defaultRegion: string): StepOutcome {
  const { call, type } = draft;
  const accounts: LogIdentifier[] = [];
  const add = (kind: string, raw: unknown, field: string, region = defaultRegion) => {
    if (raw === undefined || raw === null || raw === '' || typeof raw === 'object') return;
    const result = normaliseIdentifier(kind, String(raw), { defaultRegion: region });
    if (result.outcome !== 'ok') {
      draft.corrections.push({ field, code: 'junk-identifier', detail: result.reason });
    } else if (!accounts.some((have) => have.key === result.key)) {
      accounts.push({ kind, value: result.value, key: result.key });
    }
  };
  const addCompany = (fields: Fields, where: string) => {
    const region = regionOf(fields) ?? defaultRegion;
    add('company_id', fields.company_id ?? fields.companyId, `${where}.company_id`);
    add('company_number', fields.company_number ?? fields.companyNumber, `${where}.company_number`, region);
    add('vat_number', fields.vat_number ?? fields.vatNumber, `${where}.vat_number`, region);
  };
  if (type === 'group') {
    add('group_id', call.groupId, 'groupId');
    addCompany(call.traits ?? {}, 'traits');
  } else if (type === 'identify') {
    const traits = call.traits ?? {};
    addCompany(traits, 'traits');
    const company = traits.company;
    if (isFields(company)) {
      add('group_id', company.id, 'traits.company.id');
      addCompany(company, 'traits.company');
    }
  } else {
    add('group_id', call.context?.groupId, 'context.groupId');
  }
  // Equally strong ones stand as they came.
  if (accounts.length > 0)
    draft.accounts = accounts.sort((a, b) => accountRank(a.kind) - accountRank(b.kind));
  return ok;
}

/** The country that the company itself is said to be in. */
function regionOf({ country, address }: Fields): string | undefined {
  const named = country ?? (isFields(address) ? address.country : undefined);
  return typeof named === 'string' && /^[A-Za-z]{2}$/.test(named) ? named.toUpperCase() : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
