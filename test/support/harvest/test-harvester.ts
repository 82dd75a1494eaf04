/**
 * A harvester over a store in memory and portals that are functions: no network, no waiting, a clock that is set.
 */
import type { CatalogueContext } from '../../../src/catalogue/context.ts';
import { type HarvestConfig, readConfig } from '../../../src/harvest/config.ts';
import { advance } from '../../../src/harvest/engine.ts';
import type { Harvester } from '../../../src/harvest/harvester.ts';
import type { Json, Run } from '../../../src/harvest/run.ts';
import { beginRun, readRun } from '../../../src/harvest/run-store.ts';
import { saveHarvest } from '../../../src/harvest/sources.ts';
import { fetchRules } from '../../../src/lib/fetch-rules.ts';
import type { Db } from '../../../src/store/db.ts';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';
import { sqliteDb } from '../sqlite-db.ts';

export const TEST_BASE = 'https://cat.example';

const vocabularies = vocabulariesFromFiles();

/** What a portal answers to a request. */
export type Portal = (url: URL, init: RequestInit) => Response | Promise<Response>;

export interface TestHarvester extends Harvester {
  readonly db: Db;
  readonly setPortal: (portal: Portal) => void;
  readonly setTime: (iso: string) => void;
  /** URLs asked for, in order. */
  readonly asked: readonly string[];
  /** Milliseconds that requests rested. */
  readonly slept: readonly number[];
}

export const testHarvester = (db: Db = sqliteDb()): TestHarvester => {
  let portal: Portal = () => new Response('', { status: 404 });
  let time = Date.parse('2026-03-01T02:00:00Z');
  const asked: string[] = [];
  const slept: number[] = [];
  const catalogue: CatalogueContext = {
    db,
    baseUrl: TEST_BASE,
    now: () => new Date(time),
    vocabularies,
  };
  return {
    db,
    catalogue,
    rules: fetchRules({ baseUrl: TEST_BASE }),
    send: async (url, init) => {
      asked.push(url);
      return portal(new URL(url), init);
    },
    sleep: async (ms) => {
      slept.push(ms);
    },
    validation: { profiles: [], rules: '', validator: undefined as never },
    enforced: new Set(),
    setPortal: (next) => {
      portal = next;
    },
    setTime: (iso) => {
      time = Date.parse(iso);
    },
    asked,
    slept,
  };
};

export const testConfig = (given: Readonly<Record<string, unknown>>): HarvestConfig =>
  readConfig({ kind: 'dcat', url: 'https://portal.example/catalog', ...given });

/** A whole run, step by step to its end. */
export const runToEnd = async (
  harvester: Harvester,
  source: string,
  config: HarvestConfig,
  memory: Json = null,
): Promise<Run> => {
  await saveHarvest(harvester.catalogue, source, config, {});
  const id = await beginRun(harvester, source, config, memory);
  if (id === null) throw new Error('A run is under way.');
  return continueRun(harvester, id);
};

export const continueRun = async (harvester: Harvester, id: number): Promise<Run> => {
  for (let steps = 0; steps < 10_000; steps++) {
    const run = await advance(harvester, id);
    if (run?.phase === 'ended') return run;
  }
  throw new Error(`The run does not end: ${JSON.stringify(await readRun(harvester.catalogue, id))}`);
};
