import type { Metric, Term } from './metric-types.ts';

const gross: Term = { source: 'orders', aggregate: 'sum', of: 'revenue', money: 'amount' };
const returned: Term = { source: 'refunds', aggregate: 'sum', of: 'revenue', money: 'amount' };
const net: readonly Term[] = [gross, { ...returned, sign: -1 }];
const orders: Term = { source: 'orders', aggregate: 'count' };
/** Orders whose amount is in the workspace's currency: the only ones an average amount can be made of. */
const pricedOrders: Term = { source: 'orders', aggregate: 'count', money: 'row' };
const customers: Term = { source: 'customer_orders', aggregate: 'uniqExact', of: 'person' };
const newCustomers: Term = { source: 'customer_orders', aggregate: 'count', where: 'order_number = 1' };
const spend: Term = { source: 'ad_figures', aggregate: 'sum', of: 'spend', money: 'amount' };
const leads: Term = { source: 'leads', aggregate: 'count' };

export const salesMetrics: readonly Metric[] = [
  {
    key: 'revenue_gross',
    group: 'sales',
    unit: 'money',
    direction: 'up',
    additive: true,
    numerator: [gross],
  },
  { key: 'revenue_net', group: 'sales', unit: 'money', direction: 'up', additive: true, numerator: net },
  { key: 'returns', group: 'sales', unit: 'money', direction: 'down', additive: true, numerator: [returned] },
  {
    key: 'return_rate',
    group: 'sales',
    unit: 'percent',
    direction: 'down',
    numerator: [returned],
    denominator: [gross],
  },
  { key: 'orders', group: 'sales', unit: 'count', direction: 'up', additive: true, numerator: [orders] },
  {
    key: 'average_order_value',
    group: 'sales',
    unit: 'money',
    direction: 'up',
    numerator: [gross],
    denominator: [pricedOrders],
  },
  { key: 'customers', group: 'sales', unit: 'count', direction: 'up', numerator: [customers] },
  {
    key: 'new_customers',
    group: 'sales',
    unit: 'count',
    direction: 'up',
    additive: true,
    numerator: [newCustomers],
  },
  {
    key: 'returning_customers',
    group: 'sales',
    unit: 'count',
    direction: 'up',
    numerator: [customers, { ...newCustomers, sign: -1 }],
  },
  {
    key: 'returning_share',
    group: 'sales',
    unit: 'percent',
    direction: 'up',
    proportion: true,
    numerator: [customers, { ...newCustomers, sign: -1 }],
    denominator: [customers],
  },
  {
    key: 'blended_return',
    group: 'sales',
    unit: 'ratio',
    direction: 'up',
    numerator: net,
    denominator: [spend],
  },
  {
    key: 'cost_per_order',
    group: 'sales',
    unit: 'money',
    direction: 'down',
    numerator: [spend],
    denominator: [orders],
  },
  {
    key: 'cost_per_new_customer',
    group: 'sales',
    unit: 'money',
    direction: 'down',
    numerator: [spend],
    denominator: [newCustomers],
  },
  { key: 'leads', group: 'leads', unit: 'count', direction: 'up', additive: true, numerator: [leads] },
  {
    key: 'cost_per_lead',
    group: 'leads',
    unit: 'money',
    direction: 'down',
    numerator: [spend],
    denominator: [leads],
    // No platform spends money on a salesperson: each lead bears its channel's spend divided by the channel's leads.
    alternatives: [
      {
        dimension: 'salesperson',
        numerator: [{ source: 'leads', aggregate: 'sum', of: 'lead_cost' }],
        denominator: [{ source: 'leads', aggregate: 'count', where: 'isNotNull(lead_cost)' }],
      },
    ],
  },
  {
    key: 'won_leads',
    group: 'leads',
    unit: 'count',
    direction: 'up',
    additive: true,
    numerator: [{ source: 'leads', aggregate: 'count', where: 'is_won' }],
  },
  {
    key: 'lead_win_rate',
    group: 'leads',
    unit: 'percent',
    direction: 'up',
    proportion: true,
    numerator: [{ source: 'leads', aggregate: 'count', where: 'is_won' }],
    denominator: [leads],
  },
];
