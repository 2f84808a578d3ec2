/** The only source of time. Rules never read the system's clock; tests and back-tests pass a virtual one. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

export type VirtualClock = Clock & { set(to: Date): void; advance(milliseconds: number): void };

export function virtualClock(start: Date): VirtualClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set(to) {
      at = to.getTime();
    },
    advance(milliseconds) {
      at += milliseconds;
    },
  };
}
