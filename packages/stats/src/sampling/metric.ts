import { cholesky } from './cholesky.ts';

/** How the sampler's whitened coordinates lie in the density's own: own = root · whitened. */
export type Metric = {
  locate(whitened: Float64Array): Float64Array;
  whiten(own: Float64Array): Float64Array;
  /** A gradient in own coordinates, in whitened ones. */
  pullBack(gradient: Float64Array): Float64Array;
  learn(own: Float64Array): void;
  forget(): void;
  /** The metric of the covariance learned, shrunk a little towards a small unit one as Stan does. */
  adapted(): Metric;
};

/** Lower triangular root of a covariance; `diagonal` alone where the whole would need more draws than there are. */
export function createMetric(size: number, dense: boolean, root = unitRoot(size, dense)): Metric {
  let count = 0;
  let mean = new Float64Array(size);
  let products = new Float64Array(dense ? size * size : size);
  return {
    locate(whitened) {
      if (!dense) return whitened.map((value, i) => value * (root[i] ?? 1));
      const own = new Float64Array(size);
      for (let i = 0; i < size; i++) {
        let sum = 0;
        for (let j = 0; j <= i; j++) sum += (root[i * size + j] ?? 0) * (whitened[j] ?? 0);
        own[i] = sum;
      }
      return own;
    },
    whiten(own) {
      if (!dense) return own.map((value, i) => value / (root[i] ?? 1));
      const whitened = new Float64Array(size);
      for (let i = 0; i < size; i++) {
        let sum = own[i] ?? 0;
        for (let j = 0; j < i; j++) sum -= (root[i * size + j] ?? 0) * (whitened[j] ?? 0);
        whitened[i] = sum / (root[i * size + i] ?? 1);
      }
      return whitened;
    },
    pullBack(gradient) {
      if (!dense) return gradient.map((value, i) => value * (root[i] ?? 1));
      const pulled = new Float64Array(size);
      for (let i = 0; i < size; i++) {
        const value = gradient[i] ?? 0;
        for (let j = 0; j <= i; j++) pulled[j] = (pulled[j] ?? 0) + (root[i * size + j] ?? 0) * value;
      }
      return pulled;
    },
    learn(own) {
      // Welford's update: no cancellation however far the mean is from 0.
      count++;
      const before = own.map((value, i) => value - (mean[i] ?? 0));
      for (let i = 0; i < size; i++) mean[i] = (mean[i] ?? 0) + (before[i] ?? 0) / count;
      for (let i = 0; i < size; i++) {
        const after = (own[i] ?? 0) - (mean[i] ?? 0);
        if (!dense) products[i] = (products[i] ?? 0) + after * (before[i] ?? 0);
        else {
          for (let j = 0; j <= i; j++) {
            products[i * size + j] = (products[i * size + j] ?? 0) + after * (before[j] ?? 0);
          }
        }
      }
    },
    forget() {
      count = 0;
      mean = new Float64Array(size);
      products = new Float64Array(products.length);
    },
    adapted() {
      if (count < 3) return createMetric(size, dense, root);
      const weight = count / (count + 5);
      const floor = (1e-3 * 5) / (count + 5);
      if (!dense) {
        const deviations = products.map((value) => Math.sqrt((weight * value) / (count - 1) + floor));
        return createMetric(size, dense, deviations);
      }
      const covariance = new Float64Array(size * size);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j <= i; j++) {
          const value = (weight * (products[i * size + j] ?? 0)) / (count - 1) + (i === j ? floor : 0);
          covariance[i * size + j] = value;
          covariance[j * size + i] = value;
        }
      }
      return createMetric(size, dense, cholesky(covariance, size) ?? root);
    },
  };
}

function unitRoot(size: number, dense: boolean): Float64Array {
  if (!dense) return new Float64Array(size).fill(1);
  return Float64Array.from({ length: size * size }, (_, at) => (Math.floor(at / size) === at % size ? 1 : 0));
}
