import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Structured logs on stderr: stdout belongs to commands whose output is piped on. No personal data goes in. */
export function createLog(options: { level: string; pretty: boolean }): Log {
  const redact = ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.email', '*.phone'];
  if (options.pretty) {
    return pino(
      { level: options.level, redact },
      pino.transport({ target: 'pino-pretty', options: { destination: 2, colorize: process.stderr.isTTY } }),
    );
  }
  return pino({ level: options.level, redact }, pino.destination(2));
}

export function silentLog(): Log {
  return pino({ level: 'silent' });
}
