import { afterAll, expect, it } from 'vitest';
import { cleanUp, startServer } from './run-command.ts';

afterAll(cleanUp, 60_000);

it('npm start loads the sample catalogue into an empty store, completely, and never again', async () => {
  const first = await startServer({ SAMPLE: 'on' });
  const loaded = first.output().match(/The sample catalogue is loaded: (\d+) records(.*)\./);
  expect(Number(loaded?.[1])).toBeGreaterThan(40);
  expect(first.output()).not.toContain('rejected');
  first.process.kill('SIGTERM');
  await first.exited;
  const second = await startServer({ SAMPLE: 'on', MOISSON_STATE: first.stateDir, PORT: String(first.port) });
  expect(second.output()).not.toContain('The sample catalogue is loaded');
  expect(second.output()).toMatch(/serves \d{2,} records/);
});
