import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../src/http/oai/arguments.ts';
import { parseInstant } from '../../../src/http/oai/times.ts';
import { expiryOf, resume, type Walk, writeToken } from '../../../src/http/oai/token.ts';
import { element, leaf } from '../../../src/http/oai/xml.ts';
import { ns } from '../../../src/rdf/namespaces.ts';
import { HEADER_PROPERTIES } from '../../../src/store/oai.ts';
import { openSqlite } from '../../support/sqlite-db.ts';

const argumentsOf = (query: string) => parseArguments(new URLSearchParams(query));
const codeOf = (query: string): unknown => {
  try {
    return argumentsOf(query);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('arguments', () => {
  it('are those of the verb, once each', () => {
    expect(argumentsOf('verb=GetRecord&identifier=a%20b&metadataPrefix=rdf')).toEqual({
      verb: 'GetRecord',
      identifier: 'a b',
      metadataPrefix: 'rdf',
    });
  });

  it.each([
    ['', 'badVerb'],
    ['verb=', 'badVerb'],
    ['verb=listrecords', 'badVerb'],
    ['verb=constructor', 'badVerb'],
    ['verb=Identify&verb=ListSets', 'badVerb'],
    ['verb=Identify&x=1', 'badArgument'],
    ['verb=GetRecord&identifier=a', 'badArgument'],
    ['verb=GetRecord&identifier=a&metadataPrefix=rdf&identifier=b', 'badArgument'],
    ['verb=GetRecord&identifier=a&metadataPrefix=rdf&resumptionToken=b', 'badArgument'],
  ])('%j is %s', (query, code) => {
    expect(codeOf(query)).toBe(code);
  });
});

describe('times', () => {
  it('are days, meant to their end, and seconds', () => {
    expect(parseInstant('2026-02-28')).toEqual({
      granularity: 'day',
      first: '2026-02-28T00:00:00Z',
      last: '2026-02-28T23:59:59Z',
    });
    expect(parseInstant('2026-02-28T10:11:12Z')?.granularity).toBe('second');
  });

  it.each([
    '2026-02-29',
    '2026',
    '2026-02-28T10:11Z',
    '2026-02-28T10:11:12',
    '2026-02-28T25:11:12Z',
    '2026-2-8',
    '',
  ])('%j is none', (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

describe('resumption tokens', () => {
  const walk: Walk = {
    verb: 'ListRecords',
    asked: { metadataPrefix: 'rdf', set: 'theme:ENVI', from: '2026-01-01' },
    after: 17,
    cursor: 100,
    total: 250,
    issued: 1_800_000_000_000,
  };
  const given = { verb: 'ListRecords' } as const;

  it('hold the whole walk', () => {
    expect(resume(writeToken(walk), given, walk.issued)).toEqual(walk);
    expect(writeToken(walk)).toMatch(/^[\w-]+\.[0-9a-z]+$/);
  });

  it('expire when they say', () => {
    const end = Date.parse(expiryOf(walk));
    expect(() => resume(writeToken(walk), given, end)).not.toThrow();
    expect(() => resume(writeToken(walk), given, end + 1000)).toThrow('expired');
  });

  it.each([
    { after: -1 },
    { after: 1.5 },
    { after: 'x' },
    { cursor: -1 },
    { total: Number.NaN },
    { asked: { from: 'yesterday' } },
    { asked: { set: 7 as never } },
    { verb: 'ListIdentifiers' as const },
  ])('with %j are none, although their digest is right', (part) => {
    expect(() => resume(writeToken({ ...walk, ...part }), given, walk.issued)).toThrow('no resumptionToken');
  });
});

describe('XML', () => {
  it('is well-formed whatever a text or an attribute holds', () => {
    expect(leaf('a', 'x\u0000\ufffe\ud800<&>\u{1F600}', { b: '"\u0001\ud83d\n' })).toBe(
      '<a b="&quot;\ufffd\ufffd&#xA;">x\ufffd\ufffd\ufffd&lt;&amp;&gt;\u{1F600}</a>\n',
    );
  });

  it('leaves out what is absent', () => {
    expect(element('a', [null, element('b')], { c: undefined })).toBe('<a>\n<b/>\n</a>\n');
  });
});

describe('the table of tombstones', () => {
  it('keeps the properties that headers are made of', () => {
    const trigger = openSqlite()
      .prepare("SELECT sql FROM sqlite_schema WHERE name = 'record_withdrawn'")
      .get()?.sql as string;
    for (const property of HEADER_PROPERTIES) expect(trigger).toContain(`('${property}')`);
    expect(HEADER_PROPERTIES[0]).toBe(ns.dct('identifier').value);
  });
});
