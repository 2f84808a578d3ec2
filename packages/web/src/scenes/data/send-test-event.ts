import { toApiError } from '../../api/api-error.ts';

/** Really sends one event through the front door, as a website would, with the write key and nothing else. */
export async function sendTestEvent(writeKey: string): Promise<void> {
  const response = await fetch('/v1/track', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json', Authorization: `Basic ${btoa(`${writeKey}:`)}` },
    body: JSON.stringify({
      messageId: `test-${Date.now()}-${Math.random().toString(36).slice(2)}`,
      event: 'Test Event',
      anonymousId: 'rondo-test-visitor',
      properties: { sent_from: 'Rondo' },
      timestamp: new Date().toISOString(),
    }),
  });
  if (response.ok) return;
  const body: unknown = await response.json().catch(() => undefined);
  throw toApiError(response.status, body);
}
