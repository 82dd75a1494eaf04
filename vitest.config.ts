/**
 * Two projects: `unit` runs pure code in Node; `worker` runs conversations with the whole Worker and a real
 * local D1 inside workerd.
 */
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/corpora/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'commands',
          include: ['test/commands/**/*.test.ts', 'test/a11y/**/*.test.ts'],
          testTimeout: 120_000,
          // They start servers: one after the other, or they only measure each other.
          fileParallelism: false,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { bindings: { TEST_MIGRATIONS: await readD1Migrations('migrations') } },
          })),
        ],
        test: {
          name: 'worker',
          include: ['test/worker/**/*.test.ts', 'test/worker/**/*.test.tsx'],
          testTimeout: 60_000,
          deps: {
            optimizer: {
              ssr: {
                enabled: true,
                include: ['n3', 'jsonld', 'rdf-canonize', 'rdfxml-streaming-parser', 'rdf-validate-shacl'],
              },
            },
          },
        },
      },
    ],
  },
});
