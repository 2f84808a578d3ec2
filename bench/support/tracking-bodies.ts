export type BodyOptions = { writeKey: string; eventsPerRequest: number; run: string };

/** About as much as analytics.js sends: 800 bytes. */
function event(id: string, index: number): object {
  return {
    type: 'track',
    event: 'Product Viewed',
    messageId: id,
    anonymousId: `cookie-${index % 5_000}`,
    userId: index % 3 === 0 ? `user-${index % 2_000}` : undefined,
    timestamp: new Date().toISOString(),
    properties: {
      product_id: `p-${index % 300}`,
      name: 'A chair of oak',
      price: 129.5,
      currency: 'EUR',
      category: 'Chairs',
      position: index % 20,
    },
    context: {
      page: {
        url: `https://shop.example/chairs/${index % 300}?utm_source=google&utm_medium=cpc&utm_campaign=spring`,
        referrer: 'https://www.google.com/',
        path: `/chairs/${index % 300}`,
        title: 'Chairs',
      },
      userAgent:
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',
      locale: 'sv-SE',
      library: { name: 'analytics.js', version: '2.1.0' },
    },
  };
}

/** The body of the n-th request; the bench's ceiling parses the same ones. */
export function trackingBody(job: BodyOptions, n: number): string {
  if (job.eventsPerRequest === 1)
    return JSON.stringify({ writeKey: job.writeKey, ...event(`${job.run}-${n}`, n) });
  const batch = Array.from({ length: job.eventsPerRequest }, (_, index) =>
    event(`${job.run}-${n}-${index}`, n * job.eventsPerRequest + index),
  );
  return JSON.stringify({ writeKey: job.writeKey, batch, sentAt: new Date().toISOString() });
}
