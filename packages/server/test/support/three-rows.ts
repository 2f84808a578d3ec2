import type { ImportField, ImportKind } from '@rondo/contract';

const ROWS = 3;

/** Words for the fields in which any text would do but only some make sense. */
const texts: Readonly<Record<string, readonly string[]>> = {
  'permissions.purpose': ['marketing', 'marketing', 'analytics'],
  'permissions.channel': ['email', 'SMS', 'web'],
  'permissions.status': ['yes', 'confirmed', 'Nej'],
  first_name: ['Anna', 'Bo', 'Cecilia'],
  last_name: ['Berg', 'Ek', 'Dahl'],
  name: ['Green tea', 'Black tea', 'Tea pot'],
  product_name: ['Green tea', 'Black tea', 'Tea pot'],
  company_number: ['559900-0014', '559900-0022', '559900-0030'],
  vat_number: ['SE559900001401', 'SE559900002201', 'SE559900003001'],
  city: ['Malmö', 'Lund', 'Umeå'],
  channel: ['search', 'social', 'tv'],
  platform: ['Google Ads', 'Meta', 'LinkedIn'],
  campaign: ['Spring', 'Summer', 'Autumn'],
  event: ['Form Submitted', 'Brochure Requested', 'Store Visited'],
  question: [
    'How likely are you to recommend us?',
    'Which brands of tea do you know?',
    'How did you hear of us?',
  ],
  answer: ['9', 'Acme', 'From a friend'],
  question_kind: ['nps', 'recall', 'choice'],
  kpi: ['sales', 'visitors', 'staff hours'],
  unit: ['SEK', 'people', 'hours'],
  sentiment: ['positive', 'neutral', 'negative'],
  status: ['paid', 'open', 'closed'],
  stage: ['Proposal', 'Won', 'Lost'],
  interval: ['month', 'year', 'month'],
  availability: ['in stock', 'out of stock', 'in stock'],
  brand: ['Acme', 'Borealis', 'Acme'],
};

/** Three rows of a kind as a CSV file, with each field under its own name. */
export function threeRowsOf(kind: ImportKind): string {
  const fields = kind.fields.filter(
    (field) =>
      field.identifier === undefined ||
      ['user_id', 'email', 'phone'].includes(field.identifier) ||
      kind.target === 'ad_impressions',
  );
  const rows = Array.from({ length: ROWS }, (_, index) =>
    fields.map((field) => cell(sampleValue(kind, field, index))).join(','),
  );
  return `${fields.map((field) => field.name).join(',')}\n${rows.join('\n')}\n`;
}

function sampleValue(kind: ImportKind, field: ImportField, index: number): string {
  const known =
    texts[`${kind.id}.${field.name}`] ??
    (field.values === undefined ? texts[field.name] : Object.keys(field.values));
  if (known !== undefined) return known[index % known.length] ?? '';
  if (field.name === 'expires_at') return `2099-0${index + 1}-01 12:00`;
  const day = `2026-01-${String(5 + 7 * index).padStart(2, '0')}`;
  switch (field.type) {
    case 'email':
      return ['anna@example.com', 'bo@example.com', 'cecilia@example.com'][index] ?? '';
    case 'phone':
      // The Swedish post and telecom authority keeps these numbers for fiction.
      return `+46 70 174 06 0${5 + index}`;
    case 'identifier':
      return field.identifier === undefined
        ? `${field.name.replace(/_id$/, '')}-${101 + index}`
        : `customer-${11 + index}`;
    case 'time':
      return `${day} 10:3${index}`;
    case 'date':
      return field.name === 'birthday' ? `198${index}-05-17` : day;
    case 'money':
      return (120.5 + 30 * index).toFixed(2);
    case 'integer':
      return String(2 + index);
    case 'number':
      return field.unit === 'stars' ? String(5 - index) : String(100 * (index + 1));
    case 'boolean':
      return index === 1 ? 'no' : 'yes';
    case 'url':
      return `https://example.com/${kind.id}/${index + 1}`;
    case 'currency':
      return 'SEK';
    case 'country':
      return 'SE';
    case 'language':
      return 'sv';
    case 'text':
      return `${field.name.replaceAll('_', ' ')} ${index + 1}`;
  }
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
