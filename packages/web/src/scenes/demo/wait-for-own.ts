const PATIENCE_MS = 60_000;
const STEP_MS = 500;

/** Until the server at this address is no demo any more. While one stops and the other starts, nothing answers. */
export async function waitForOwn(
  ask: () => Promise<{ demo: boolean }> = askSetUp,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    await pause(STEP_MS);
    const state = await ask().catch(() => undefined);
    if (state?.demo === false) return;
  }
  throw new Error('The new Rondo does not answer. Look at the terminal in which the demo was started.');
}

/** Not through the typed client: it waits for an engine that restarts, and here the whole server does. */
async function askSetUp(): Promise<{ demo: boolean }> {
  const answer = await fetch('/api/set-up', { cache: 'no-store' });
  const body: unknown = await answer.json();
  return { demo: typeof body !== 'object' || body === null || !('demo' in body) || body.demo !== false };
}
