/** The first write key in the answer of the set-up; it is told this once. Empty where a server of another version tells none. */
export function readWriteKey(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('writeKey' in answer)) return '';
  const { writeKey } = answer;
  if (typeof writeKey !== 'object' || writeKey === null || !('key' in writeKey)) return '';
  return typeof writeKey.key === 'string' ? writeKey.key : '';
}
