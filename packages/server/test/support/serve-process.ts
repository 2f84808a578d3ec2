// A Rondo of its own process, to be killed by tests: node serve-process.ts DATA_DIR
import { readConfig } from '../../src/config.ts';
import { startRondo } from '../../src/main.ts';

const rondo = await startRondo(
  readConfig({ data: process.argv[2], port: '0' }, { ...process.env, RONDO_LOG_LEVEL: 'error' }),
);
process.stdout.write(`${JSON.stringify({ url: rondo.url })}\n`);
process.on('SIGTERM', () => void rondo.stop().then(() => process.exit(0)));
