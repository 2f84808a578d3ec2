export const snippetIds = ['script', 'npm', 'node', 'python', 'curl'] as const;
export type SnippetId = (typeof snippetIds)[number];

/** How each kind of client sends to this Rondo. Code, so it is the same in every language. */
export function snippetOf(id: SnippetId, origin: string, key: string): string {
  switch (id) {
    case 'script':
      return `<script async src="${origin}/rondo.js" data-write-key="${key}"></script>`;
    case 'npm':
      return `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${origin}' });
analytics.page();
analytics.track('Product Viewed', { product_id: 'P-1', name: 'Blue mug' });`;
    case 'node':
      return `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: '${key}', host: '${origin}', path: '/v1/batch' });
analytics.track({
  userId: 'customer-17',
  event: 'Order Completed',
  properties: { order_id: 'A-1001', total: 49.9, currency: 'EUR' },
});`;
    case 'python':
      return `import segment.analytics as analytics

analytics.write_key = '${key}'
analytics.host = '${origin}'
analytics.track('customer-17', 'Order Completed', {'order_id': 'A-1001', 'total': 49.9, 'currency': 'EUR'})`;
    case 'curl':
      return `curl ${origin}/v1/track -u '${key}:' -H 'Content-Type: application/json' \\
  -d '{"userId": "customer-17", "event": "Order Completed", "properties": {"order_id": "A-1001", "total": 49.9}}'`;
  }
}
