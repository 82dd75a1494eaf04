import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemTextOf } from '../../../src/i18n/problems.ts';
import { PROBLEMS_FR } from '../../../src/i18n/problems-fr.ts';
import { QUERY_PROBLEMS_FR } from '../../../src/i18n/problems-query-fr.ts';
import { SPARQL_PROBLEMS_FR } from '../../../src/i18n/sparql.ts';
import { limitError } from '../../../src/sparql/guard.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../src/sparql/limits.ts';

const ALL_FR = { ...PROBLEMS_FR, ...QUERY_PROBLEMS_FR, ...SPARQL_PROBLEMS_FR };

describe('the texts of problems', () => {
  it('have what the problem names in their places', () => {
    expect(problemTextOf('fr', 'no-such-record', { id: 'air' })?.detail).toContain('«\u00a0air\u00a0»');
    expect(problemTextOf('fr', 'page-out-of-range', { page: 9, pages: 3 })?.detail).toContain('page 3');
  });

  it('are those of the parameter where it has one', () => {
    const places = { parameter: 'page_size', value: '9999', most: 1000 };
    expect(problemTextOf('fr', 'parameter-invalid', places)?.hint).toContain('1000');
    expect(problemTextOf('fr', 'parameter-invalid', { parameter: 'action', value: 'x' })?.detail).toContain(
      'action',
    );
  });

  it('are not there where there is no row, nothing for a place, or no need', () => {
    expect(problemTextOf('fr', 'never-seen', {})).toBeNull();
    expect(problemTextOf('fr', 'no-such-record', {})).toBeNull();
    expect(problemTextOf('en', 'no-such-record', { id: 'air' })).toBeNull();
  });

  it('have a no-break space before the signs that want one', () => {
    for (const { detail, hint = '' } of Object.values(ALL_FR))
      expect(detail + hint).not.toMatch(/ [:;?!»]|« /);
  });

  it('are there for whatever a query or a named graph can do wrong', () => {
    const files = [
      ...globSync('src/sparql/**/*.ts'),
      ...globSync('src/http/{graph-*,sparql-errors}.ts'),
      'src/http/routes/graph-store.ts',
      'src/catalogue/graph-store.ts',
    ];
    const codes = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:\bcode: |\brefus(?:e|al)\(\s*)'([a-z-]+)'/g)].map(
        ([, code]) => code!,
      ),
    );
    const limits = Object.keys(DEFAULT_LIMITS).map(
      (name) => limitError(name as keyof Limits, 1, DEFAULT_LIMITS).info.code,
    );
    const own = [...codes, ...limits].filter(
      (code) => !['parameter-invalid', 'no-such-resource'].includes(code),
    );
    expect(codes).toContain('store-changed');
    expect(codes).toContain('graph-missing');
    expect(own.filter((code) => !(code in ALL_FR))).toEqual([]);
  });
});
