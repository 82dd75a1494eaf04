/**
 * JSON from outside: any value may stand anywhere, and no mapping may trip over it.
 */
import { describe, expect, it } from 'vitest';
import { JsonNode, listOf } from '../../../../src/harvest/mapping/json-node.ts';
import { quadsOf } from '../../../../src/harvest/mapping/mapped-record.ts';
import { MAPPINGS } from '../../../../src/harvest/mapping/mappings.ts';
import { ns } from '../../../../src/rdf/namespaces.ts';
import { vocabulariesFromFiles } from '../../../../src/vocab/files.ts';

const context = { vocabularies: vocabulariesFromFiles(), portal: 'https://portal.example', language: null };
const { ckan, udata, opendatasoft } = MAPPINGS;

describe('JsonNode', () => {
  const node = new JsonNode({ a: { 'b c': [1, null, '', 'x'] }, n: 0, empty: [[], {}, ''], list: '[]' });

  it('tells the place of a value as a JSON path', () => {
    expect(node.at('a').get('b c').texts()).toEqual([
      { place: '$.a["b c"][0]', value: '1' },
      { place: '$.a["b c"][3]', value: 'x' },
    ]);
  });

  it('takes one value for a list of one, and a zero for a value', () => {
    expect(node.get('n').texts()).toEqual([{ place: '$.n', value: '0' }]);
  });

  it('knows what was not read, and passes over what is empty', () => {
    const fresh = new JsonNode(node.value);
    fresh.get('n');
    expect(fresh.unread().map(({ place }) => place)).toEqual(['$.a']);
  });

  it.each(['__proto__', 'constructor', 'toString'])('finds no member %s that is not there', (key) => {
    expect(node.get(key).isEmpty).toBe(true);
  });

  it.each([
    ['["a", "b"]', ['a', 'b']],
    ['a, b,', ['a', 'b']],
    ['[a, b]', ['[a', 'b]']],
  ])('reads the list %s', (value, expected) => {
    expect(listOf({ place: '$', value }).map((item) => item.value)).toEqual(expected);
  });
});

const HOSTILE: readonly unknown[] = [null, 0, true, 'text', [], {}, [[]], [null], { result: { results: 3 } }];

describe('a mapping of JSON', () => {
  it.each(HOSTILE)('takes %j for a document without records', async (input) => {
    for (const { map } of [ckan, udata, opendatasoft])
      expect((await map(input, context)).records).toEqual([]);
  });

  /** A record whose members are all of another type than they should be. */
  const wrong = (value: unknown): Record<string, unknown> =>
    Object.fromEntries(
      `title notes tags groups extras resources organization license license_id spatial harvest metas attachments
      temporal_coverage contact_points features badges schema author maintainer language url private deleted`
        .split(/\s+/)
        .map((key) => [key, value]),
    );

  it.each([[1], ['x'], [[['x']]], [{ a: { b: 1 } }], [[{ x: [] }, 3, null]], ['\ud800\u0000']])(
    'survives members that are all %j',
    async (value) => {
      const entry = { id: 'one', dataset_id: 'one', ...wrong(value), private: false, deleted: null };
      for (const { map } of [ckan, udata, opendatasoft])
        for (const record of (await map([entry], context)).records)
          expect(quadsOf(record).length).toBeGreaterThan(0);
    },
  );

  it('survives members nested a hundred thousand deep', async () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}1${']'.repeat(100_000)}`);
    for (const { map } of [ckan, udata, opendatasoft]) {
      const entry = { id: 'one', title: 'One', extras: deep, spatial: deep, mystery: deep };
      const { records } = await map([{ ...entry, dataset_id: 'one', metas: { default: entry } }], context);
      expect(records.length).toBe(1);
    }
  });

  it('keeps to its bounds: the thousandth issue of a record is not listed', async () => {
    const extras = Array.from({ length: 1000 }, (_, index) => ({ key: `k${index}`, value: 'v' }));
    const { records } = await ckan.map({ id: 'x', title: 'X', extras }, context);
    expect(records[0]?.issues.length).toBe(201);
    expect(records[0]?.issues.at(-1)?.code).toBe('too-many-issues');
  });

  it('gives no private record', async () => {
    const hidden = { id: 'x', title: 'X', private: true };
    for (const { map } of [ckan, udata]) {
      const { records, issues } = await map([hidden], context);
      expect(records).toEqual([]);
      expect(issues.map(({ code }) => code)).toEqual(['not-public']);
    }
  });

  it('does not let an address be a script', async () => {
    const entry = {
      id: 'x',
      title: 'X',
      url: 'javascript:alert(1)',
      resources: [{ url: 'data:text/html,x' }],
    };
    const { records } = await ckan.map(entry, context);
    const values = records.flatMap(quadsOf).map(({ object }) => object.value);
    expect(values.filter((value) => /^(?:javascript|data):/.test(value))).toEqual([]);
    expect(records[0]?.issues.map(({ code }) => code)).toEqual(['address-unreadable', 'address-unreadable']);
  });
});

const licencesOf = async (fields: object) => {
  const [record] = (
    await ckan.map({ id: 'x', title: 'X', resources: [{ url: 'https://x.example/a' }], ...fields }, context)
  ).records;
  const isLicence = ({ predicate }: { predicate: { value: string } }) =>
    predicate.value === ns.dct('license').value;
  return {
    given: record?.given
      .filter(isLicence)
      .map(({ object }) => (object.termType === 'BlankNode' ? '_:' : object.value)),
    derived: record?.derived
      .map(({ quad }) => quad)
      .filter(isLicence)
      .map(({ object }) => object.value.replace(/^.*\//, '')),
    codes: record?.issues.map(({ code }) => code),
  };
};

describe('a licence', () => {
  it('stays as the address that its publisher gives', async () => {
    const given = await licencesOf({ license_id: 'cc-by', license_url: 'https://town.example/terms' });
    expect(given).toEqual({ given: ['https://town.example/terms'], derived: [], codes: [] });
  });

  it('is derived from a code of the list', async () => {
    expect(await licencesOf({ license_id: 'odc-odbl' })).toEqual({
      given: [],
      derived: ['ODC_BL'],
      codes: [],
    });
  });

  it('is no licence of the table where the name lacks its version', async () => {
    expect(await licencesOf({ license_title: 'Creative Commons Attribution' })).toEqual({
      given: ['_:'],
      derived: [],
      codes: ['licence-without-version'],
    });
  });

  it('is not said where nothing was chosen', async () => {
    expect(await licencesOf({ license_id: 'notspecified' })).toEqual({
      given: [],
      derived: [],
      codes: ['says-nothing'],
    });
  });
});
