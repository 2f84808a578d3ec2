/** Runs the expectation until it holds or the time is up; then its own failure is what is reported. */
export async function eventually(expectation: () => Promise<void>, milliseconds = 8_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
