/** Lets at most `size` tasks run at once; the rest wait in line, and leave it when their caller goes. */
export function createLimit(size: number): (signal: AbortSignal) => Promise<() => void> {
  let running = 0;
  const line: (() => void)[] = [];
  const release = () => {
    running--;
    line.shift()?.();
  };
  return async (signal) => {
    if (running >= size) {
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          line.splice(line.indexOf(enter), 1);
          reject(signal.reason);
        };
        const enter = () => {
          signal.removeEventListener('abort', leave);
          resolve();
        };
        line.push(enter);
        signal.addEventListener('abort', leave, { once: true });
      });
    }
    running++;
    let held = true;
    return () => {
      if (held) release();
      held = false;
    };
  };
}
