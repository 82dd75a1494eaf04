/**
 * Hostile queries against a store of 50,000 triples, under the default limits: each ends with a clear refusal or an
 * answer, nothing is written, nothing is fetched.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../src/lib/app-error.ts';
import { answerQuery } from '../../../src/sparql/answer.ts';
import { DEFAULT_LIMITS } from '../../../src/sparql/limits.ts';
import { HOSTILE_QUERIES, type HostileQuery } from '../../support/sparql/hostile-queries.ts';
import { hostileStore } from '../../support/sparql/hostile-store.ts';
import { HOSTILE_TEXTS } from '../../support/sparql/hostile-texts.ts';

/** As they come, but for the time: what reaches it shall not take half a minute each. */
const LIMITS = { ...DEFAULT_LIMITS, timeMs: 5_000 };

let store: Awaited<ReturnType<typeof hostileStore>>;
let before: number;
const fetched = vi.fn(() => Promise.reject(new Error('Nothing may be fetched.')));

/** `answered`, or the code of the refusal; anything else is thrown. */
const outcome = async (text: string): Promise<string> => {
  try {
    const { answer } = await answerQuery(
      {
        db: store.db,
        baseUrl: 'http://catalogue.example',
        limits: LIMITS,
        statistics: store.statistics,
        services: [],
        fetch: fetched,
        nowMs: () => Date.now(),
      },
      { text, defaultGraphs: [], namedGraphs: [] },
    );
    if (answer.form === 'select') for await (const batch of answer.solutions) expect(batch).toBeDefined();
    else if (answer.form !== 'ask') for await (const batch of answer.quads) expect(batch).toBeDefined();
    return 'answered';
  } catch (error) {
    if (!(error instanceof AppError) || error.info.kind === 'internal') throw error;
    expect(error.info.detail.length).toBeLessThan(2_000);
    return error.info.code;
  }
};

/** Refused for its size, its syntax, or what it asks for; or answered. */
const CLEAR = /^(answered|sparql-.+|query-.+)$/;

const check = async ({ text, says = CLEAR }: HostileQuery): Promise<void> => {
  expect(await outcome(text), text.slice(0, 300)).toMatch(says);
};

describe('a hostile query', () => {
  beforeAll(async () => {
    vi.stubGlobal('fetch', fetched);
    store = await hostileStore();
    before = store.changes();
  }, 60_000);

  afterAll(() => vi.unstubAllGlobals());

  for (const [name, query] of Object.entries(HOSTILE_QUERIES)) {
    it(`ends: ${name}`, () => check(query));
  }

  it.each(Object.entries(HOSTILE_TEXTS))('smuggles nothing in: %s', async (_, queries) => {
    for (const query of queries) await check(query);
  });

  it('writes nothing and fetches nothing', async () => {
    expect(store.changes()).toBe(before);
    expect(fetched).not.toHaveBeenCalled();
    expect(await outcome('ASK { ?s ?p ?o }')).toBe('answered');
  });
});
