import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig, SETTINGS } from '../../../src/env.ts';
import { AppError } from '../../../src/lib/app-error.ts';
import { DEFAULT_LIMITS } from '../../../src/sparql/limits.ts';

const BASE_URL = 'https://cat.example';
const errorOf = (env: Record<string, string>): string | null => {
  try {
    readConfig(env);
  } catch (error) {
    return error instanceof AppError ? error.info.detail : String(error);
  }
  return null;
};

describe('the settings', () => {
  it('have defaults for all but BASE_URL', () => {
    expect(readConfig({ BASE_URL })).toEqual({
      baseUrl: BASE_URL,
      adminToken: null,
      maxBodyBytes: 50 * 1024 * 1024,
      pageSize: 100,
      siteTitle: null,
      defaultLang: 'fr',
      validation: [
        { profile: expect.objectContaining({ id: 'dcat-ap-3.0.1' }), policy: 'enforce' },
        { profile: expect.objectContaining({ id: 'dcat-ap-hvd-3.0.1' }), policy: 'enforce' },
      ],
      fetchAllowHosts: [],
      fetchPorts: [80, 443, 8080, 8443],
      harvestStalledSeconds: 180,
      changesKeptDays: 365,
      sparqlQueryChars: DEFAULT_LIMITS.queryChars,
      sparqlPatterns: DEFAULT_LIMITS.patterns,
      sparqlDepth: DEFAULT_LIMITS.depth,
      sparqlRows: DEFAULT_LIMITS.rows,
      sparqlBytes: DEFAULT_LIMITS.bytes,
      sparqlTimeMs: DEFAULT_LIMITS.timeMs,
      sparqlSteps: DEFAULT_LIMITS.steps,
      oaiIdentifier: 'identifier',
      oaiPageSize: 100,
      oaiAdminEmail: null,
      sparqlServices: [],
      country: null,
      hasUdataView: false,
      dumpIntervalHours: 24,
    });
    expect(errorOf({})).toBe('BASE_URL is required.');
  });
  it('take a base URL with a path, without its final slash', () => {
    expect(readConfig({ BASE_URL: 'https://x.example/data/' }).baseUrl).toBe('https://x.example/data');
  });
  it('take a country by its code or by its IRI in the EU table', () => {
    const iri = 'http://publications.europa.eu/resource/authority/country/BEL';
    for (const [text, country] of [
      ['be', 'BE'],
      ['BEL', 'BEL'],
      [iri, iri],
      ['', null],
    ] as const)
      expect(readConfig({ BASE_URL, COUNTRY: text }).country).toBe(country);
    expect(errorOf({ BASE_URL, COUNTRY: 'Belgium' })).toMatch(/^COUNTRY must be an ISO 3166 code/);
    expect(errorOf({ BASE_URL, UDATA_VIEW: 'yes' })).toBe('UDATA_VIEW must be on or off.');
  });
  it('name the variable that is wrong and what it must be', () => {
    expect(errorOf({ BASE_URL: 'cat.example' })).toContain('BASE_URL must be an absolute http(s) URL');
    expect(errorOf({ BASE_URL: 'ftp://x/' })).toContain('http(s)');
    expect(errorOf({ BASE_URL: 'https://x/?a' })).toContain('query');
    expect(errorOf({ BASE_URL, ADMIN_TOKEN: 'short' })).toContain('16');
    expect(errorOf({ BASE_URL, PAGE_SIZE_DEFAULT: '5000' })).toContain('1 to 1000');
    expect(errorOf({ BASE_URL, DEFAULT_LANG: 'xx' })).toContain('fr, en');
    expect(errorOf({ BASE_URL, SPARQL_DEPTH: '0' })).toContain('1 to 200');
    expect(errorOf({ BASE_URL, SPARQL_SERVICES: 'file:///x' })).toContain('http(s)');
    expect(readConfig({ BASE_URL, VALIDATION: ' off ' }).validation).toEqual([]);
    expect(errorOf({ BASE_URL, VALIDATION: 'dcat=report' })).toContain('dcat-ap-3.0.1');
    expect(errorOf({ BASE_URL, VALIDATION: 'dcat-ap=strict' })).toContain('off, report, enforce');
  });
  it('are all documented, with their defaults', () => {
    const text = readFileSync('docs/configuration.md', 'utf8');
    for (const [name, { fallback }] of Object.entries(SETTINGS)) {
      expect(text, name).toContain(`\`${name}\``);
      if (fallback) expect(text, name).toContain(`\`${fallback}\``);
    }
  });
});
