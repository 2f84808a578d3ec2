export { type AggregatedHistory, aggregateCustomers, type CustomerHistory } from './aggregate-customers.ts';
export { bgBb } from './beta-binomial.ts';
export { bgNbd, mbgNbd } from './beta-geometric.ts';
export { expectedSpend, fitGammaGamma, GAMMA_GAMMA_PARAMETERS } from './gamma-gamma.ts';
export { nbd } from './negative-binomial.ts';
export { paretoNbd } from './pareto-nbd.ts';
export type { PurchaseModel } from './purchase-model.ts';
export { type CustomerSummary, summariseTransactions } from './summarise-transactions.ts';
export { intervalOfTotal, type RowOutlook, valueCustomers } from './value-customers.ts';
