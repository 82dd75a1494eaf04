import { describe, expect, it } from 'vitest';
import { uploadSize } from '../../../src/cli/build.ts';
import { configFindings, type DeployConfig } from '../../../src/cli/deploy-checks.ts';

const READY: DeployConfig = {
  vars: { BASE_URL: 'https://data.example' },
  d1_databases: [{ binding: 'DB', database_id: '0b1c7f6e-8c1d-4d3b-9a55-1f2e3d4c5b6a' }],
  triggers: { crons: ['* * * * *'] },
};
const missing = (config: DeployConfig): string[] =>
  configFindings(config)
    .filter(({ isMissing }) => isMissing)
    .map(({ text }) => text);

describe('configFindings', () => {
  it('lets a complete configuration pass', () => {
    expect(missing(READY)).toEqual([]);
  });

  it.each([
    ['http://data.example'],
    ['https://127.0.0.1:8787'],
    ['https://localhost'],
    ['https://data.example/catalogue/'],
    [''],
  ])('refuses the address “%s”', (BASE_URL) => {
    expect(missing({ ...READY, vars: { BASE_URL } })).toEqual([
      `Address: BASE_URL in wrangler.toml is “${BASE_URL}”`,
    ]);
  });

  it('misses the database and the cron', () => {
    const config = {
      ...READY,
      d1_databases: [{ binding: 'DB', database_id: '00000000-0000-0000-0000-000000000000' }],
      triggers: {},
    };
    expect(missing(config)).toHaveLength(2);
  });
});

describe('uploadSize', () => {
  it('reads what wrangler prints', () => {
    expect(uploadSize('x\nTotal Upload: 2500.50 KiB / gzip: 651.25 KiB\ny')).toEqual({
      rawBytes: 2500.5 * 1024,
      gzipBytes: 651.25 * 1024,
    });
    expect(uploadSize('Total Upload: 3.50 MiB / gzip: 512 B')?.gzipBytes).toBe(512);
    expect(uploadSize('something else')).toBeNull();
  });
});
