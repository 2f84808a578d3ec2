/** log Γ(x) for x > 0 (Lanczos 1964, g = 7, nine terms): 15 digits. */
const LANCZOS = [
  0.999_999_999_999_809_9, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_1,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
  1.505_632_735_149_311_6e-7,
];

function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  let sum = LANCZOS[0] ?? 1;
  for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] ?? 0) / (y + i);
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** The regularised incomplete beta function by its continued fraction (Lentz; Abramowitz and Stegun 26.5.8). */
export function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  const tiny = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let fraction = d;
  for (let m = 1; m <= 500; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 + term * d;
      d = 1 / (Math.abs(d) < tiny ? tiny : d);
      c = 1 + term / c;
      if (Math.abs(c) < tiny) c = tiny;
      fraction *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-14) break;
  }
  return (front * fraction) / a;
}

/**
 * The least share that still goes with so many hits of so many tries (Clopper and Pearson 1934, Biometrika 26:404): below it,
 * as many hits or more would come less often than `risk`. Tries need not be whole (Korn and Graubard 1998).
 */
export function lowestShare(hits: number, tries: number, risk = 0.05): number {
  if (hits <= 0 || tries <= 0) return 0;
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const share = (low + high) / 2;
    // P(at least `hits` | share)
    if (hits >= tries ? share ** tries < risk : betaShare(share, hits, tries - hits + 1) < risk) low = share;
    else high = share;
  }
  return low;
}

/** How many tries without a miss show a share of at least this. */
export function triesToShow(share: number, risk = 0.05): number {
  return Math.ceil(Math.log(risk) / Math.log(share) - 1e-9);
}
