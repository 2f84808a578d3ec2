/** What the demo company sells. Prices include VAT, in EUR. */

export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly price: number;
  readonly cost: number;
  /** How often it is bought, relative to the others. */
  readonly weight: number;
  /** Share of sold pieces that come back. */
  readonly returnRate: number;
}

type Line = readonly [
  category: string,
  prefix: string,
  names: readonly string[],
  low: number,
  high: number,
  returns: number,
];

const LINES: readonly Line[] = [
  [
    'lamps',
    'LMP',
    [
      'Skymning',
      'Månljus',
      'Gryning',
      'Fyr',
      'Glimt',
      'Norrsken',
      'Stilla',
      'Kvist',
      'Lykta',
      'Solsken',
      'Aftonsol',
      'Viska',
      'Strimma',
      'Dimma',
    ],
    39,
    249,
    0.07,
  ],
  [
    'textiles',
    'TXT',
    ['Ylle', 'Linne', 'Mossa', 'Havsbris', 'Fjäll', 'Ljung', 'Vinter', 'Tuva', 'Fleece', 'Randig'],
    19,
    129,
    0.11,
  ],
  [
    'tableware',
    'TBL',
    ['Frukost', 'Kaffe', 'Söndag', 'Gäst', 'Kniv', 'Karaff', 'Skål', 'Fat', 'Bricka', 'Mugg', 'Te', 'Sked'],
    9,
    79,
    0.05,
  ],
  [
    'furniture',
    'FRN',
    ['Pall', 'Hylla', 'Bänk', 'Sidobord', 'Fåtölj', 'Skrivbord', 'Klädhängare', 'Stol'],
    89,
    690,
    0.09,
  ],
  [
    'decoration',
    'DEC',
    ['Vas', 'Spegel', 'Ljusstake', 'Tavla', 'Kruka', 'Klocka', 'Ram', 'Girland'],
    12,
    95,
    0.06,
  ],
  [
    'storage',
    'STO',
    ['Korg', 'Låda', 'Burk', 'Krok', 'Skohylla', 'Tidning', 'Verktyg', 'Säck'],
    14,
    110,
    0.05,
  ],
];

function buildRange(): Product[] {
  const range: Product[] = [];
  for (const [category, prefix, names, low, high, returns] of LINES) {
    names.forEach((name, index) => {
      // Prices spread geometrically, so that a range has many cheap pieces and few dear ones; all end on .90.
      const step = names.length === 1 ? 0 : ((index * 5) % names.length) / (names.length - 1);
      const price = Math.round(low * (high / low) ** step) - 0.1;
      range.push({
        sku: `${prefix}-${String(index + 1).padStart(3, '0')}`,
        name,
        category,
        price: Math.round(price * 100) / 100,
        cost: Math.round(price * 42) / 100,
        weight: Math.round((120 / Math.sqrt(price)) * (1 + ((index * 7) % 5) / 3) * 100) / 100,
        returnRate: returns,
      });
    });
  }
  return range;
}

export const PRODUCTS: readonly Product[] = buildRange();

const cumulative = new Float64Array(PRODUCTS.length);
let totalWeight = 0;
PRODUCTS.forEach((product, index) => {
  totalWeight += product.weight;
  cumulative[index] = totalWeight;
});

/** The product at position `u` (in [0, 1)) of what people buy. */
export function pickProduct(u: number): Product {
  const target = u * totalWeight;
  let index = 0;
  while (index < PRODUCTS.length - 1 && (cumulative[index] ?? 0) <= target) index += 1;
  const product = PRODUCTS[index];
  if (product === undefined) throw new RangeError('The product range is empty.');
  return product;
}

export function productPath(product: Product): string {
  return `/products/${product.category}/${product.sku.toLowerCase()}`;
}
