import { STORIES } from './company.ts';
import { type Product, pickProduct } from './product-range.ts';
import { createRandom } from './random.ts';

export interface BasketLine {
  readonly product: Product;
  readonly quantity: number;
  /** Pieces that come back later. */
  readonly returned: number;
}

export interface Basket {
  readonly lines: readonly BasketLine[];
  /** Full price of all pieces. */
  readonly total: number;
  /** Share of `total` that comes back. */
  readonly returnedShare: number;
}

/** What is bought at one occasion, the same in every world. `faulty`: the faulty batch is on sale. */
export function drawBasket(hash: number, faulty: boolean): Basket {
  const random = createRandom(hash);
  const lines: BasketLine[] = [];
  let total = 0;
  let returnedTotal = 0;
  let more = true;
  while (more && lines.length < 6) {
    const product = pickProduct(random());
    const quantity = random() < 0.82 || product.price > 150 ? 1 : random() < 0.6 ? 2 : 4;
    const rate =
      faulty && product.sku === STORIES.faultyProduct.sku
        ? STORIES.faultyProduct.returnRate
        : product.returnRate;
    const returned = random() < rate ? quantity : 0;
    if (!lines.some((line) => line.product === product)) {
      lines.push({ product, quantity, returned });
      total += product.price * quantity;
      returnedTotal += product.price * returned;
    }
    more = random() < 0.36;
  }
  return { lines, total: Math.round(total * 100) / 100, returnedShare: returnedTotal / total };
}
