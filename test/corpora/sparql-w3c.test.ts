/**
 * The W3C's SPARQL 1.1 suite (query evaluation, syntax, formats of results) through our engine, and through Comunica
 * alone. What fails stands in a table with its reason; a failure that is not there, or one that has gone, fails the
 * test. `MOISSON_EARL` names a file for the report.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerQuery } from '../../src/sparql/answer.ts';
import { DEFAULT_LIMITS } from '../../src/sparql/limits.ts';
import { ASSUMED_STATISTICS } from '../../src/store/stats.ts';
import { earlReport } from '../support/sparql/earl.ts';
import { SUITE, suiteCases } from '../support/sparql/manifest.ts';
import { type CaseOutcome, type Engine, runCase } from '../support/sparql/run-suite.ts';

const KNOWN_FAILURES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'the engine': {},
  'Comunica alone': {},
};

const noFetch = async (): Promise<never> => {
  throw new Error('Nothing may be fetched.');
};

const engine =
  (only?: 'comunica'): Engine =>
  (db, text, baseIri) =>
    answerQuery(
      {
        db,
        // The folder of the query is what its relative IRIs are resolved by.
        baseUrl: baseIri.slice(0, baseIri.lastIndexOf('/')),
        // Nothing is counted in these stores, so estimates would be those of a whole catalogue.
        limits: { ...DEFAULT_LIMITS, steps: Number.MAX_SAFE_INTEGER },
        statistics: ASSUMED_STATISTICS,
        services: [],
        fetch: noFetch,
        nowMs: () => Date.now(),
        ...(only && { only }),
      },
      { text, defaultGraphs: [], namedGraphs: [] },
    );

const ENGINES: Readonly<Record<string, Engine>> = {
  'the engine': engine(),
  'Comunica alone': engine('comunica'),
};

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

const summary = (name: string, outcomes: readonly CaseOutcome[]): string => {
  const known = KNOWN_FAILURES[name] ?? {};
  const failed = outcomes.filter(({ failure }) => failure);
  const evaluated = outcomes.filter(({ test }) => test.kind === 'evaluation');
  const bySql = evaluated.filter(({ path, failure }) => path === 'sql' && !failure);
  return [
    `W3C SPARQL 1.1 through ${name}: ${outcomes.length - failed.length} of ${outcomes.length} pass (${percent(outcomes.length - failed.length, outcomes.length)}); of ${evaluated.length} evaluation tests SQL alone answers ${bySql.length} (${percent(bySql.length, evaluated.length)})`,
    ...failed.map(({ test }) => `  ${test.id}: ${known[test.id] ?? 'unknown'}`),
    ...evaluated.flatMap(({ test, path, reason }) =>
      path === 'sql' || name !== 'the engine' ? [] : [`  not by SQL: ${test.id}: ${reason ?? ''}`],
    ),
  ].join('\n');
};

describe.skipIf(!existsSync(SUITE))('the W3C SPARQL 1.1 suite', () => {
  it.each(Object.entries(ENGINES))(
    'passes through %s, but for the failures with a reason',
    async (name, engine) => {
      const outcomes: CaseOutcome[] = [];
      for (const test of await suiteCases()) outcomes.push(await runCase(test, engine));
      console.log(summary(name, outcomes));
      const report = process.env.MOISSON_EARL;
      if (report && name === Object.keys(ENGINES)[0])
        writeFileSync(
          report,
          earlReport(
            'Moisson',
            outcomes.map(({ test, failure }) => ({ test: test.iri, hasPassed: !failure })),
            new Date(),
          ),
        );
      const known = KNOWN_FAILURES[name] ?? {};
      const failed = outcomes.filter(({ failure }) => failure);
      expect(outcomes.length).toBeGreaterThan(300);
      expect(
        Object.fromEntries(
          failed.filter(({ test }) => !known[test.id]).map(({ test, failure }) => [test.id, failure]),
        ),
      ).toEqual({});
      expect(Object.keys(known).filter((id) => !failed.some(({ test }) => test.id === id))).toEqual([]);
    },
  );
});
