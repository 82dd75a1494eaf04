/**
 * Two projects: `unit` runs pure code in Node; `worker` runs conversations with the whole Worker and a real
 * local D1 inside workerd.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig, type Plugin } from 'vitest/config';

/** What the fallback imports; it must be bundled as one, or there are two copies of its iterators. */
const COMUNICA = [
  '@comunica/query-sparql',
  '@comunica/core',
  '@comunica/context-entries',
  '@comunica/utils-bindings-factory',
  '@comunica/utils-metadata',
  '@comunica/utils-expression-evaluator',
  '@comunica/actor-function-factory-term-regex',
  '@comunica/actor-function-factory-term-replace/lib/TermFunctionReplace.js',
  'rdf-data-factory',
  'asynciterator',
];

/** What the Worker imports as text, for code of it that tests run in Node. */
const turtleAsText: Plugin = {
  name: 'turtle-as-text',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('.ttl') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))};` : undefined,
};

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [turtleAsText],
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
            miniflare: {
              bindings: { TEST_MIGRATIONS: await readD1Migrations('migrations') },
              r2Buckets: ['BUCKET'],
            },
          })),
        ],
        resolve: {
          alias: [
            { find: 'readable-stream', replacement: resolve('src/sparql/comunica/readable-stream.ts') },
            // The copy that Comunica uses is bundled before, under the name of the package.
            {
              find: /^[./]+node_modules\/asynciterator\/dist\/asynciterator\.js$/,
              replacement: 'asynciterator',
            },
            {
              find: /^asynciterator$/,
              replacement: resolve('node_modules/asynciterator/dist/asynciterator.js'),
            },
          ],
        },
        test: {
          name: 'worker',
          include: ['test/worker/**/*.test.ts', 'test/worker/**/*.test.tsx'],
          testTimeout: 60_000,
          deps: {
            optimizer: {
              ssr: {
                enabled: true,
                include: [
                  'n3',
                  'jsonld',
                  'rdf-canonize',
                  'rdfxml-streaming-parser',
                  'rdf-validate-shacl',
                  ...COMUNICA,
                ],
                rolldownOptions: { external: ['node:stream'] },
              },
            },
          },
        },
      },
    ],
  },
});
