/**
 * DCAT as portals really write it: every fixture gives the datasets that it holds, whatever its media type says.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/harvest/run.ts';
import { CORPORA, hasCorpora } from '../../support/corpora.ts';
import { runToEnd, testConfig, testHarvester } from '../../support/harvest/test-harvester.ts';

const PORTAL = 'http://data.test.org';

interface Fixture {
  /** One page each, under the address that the pages name; the first is asked for. */
  readonly pages: Readonly<Record<string, string>>;
  readonly type: string;
  readonly datasets: number;
  readonly outcome?: Run['outcome'];
}

const one = (path: string, type: string, datasets: number): [string, Fixture] => [
  path,
  { pages: { [`${PORTAL}/catalog`]: path }, type, datasets },
];

const paged = (name: string): [string, Fixture] => [
  name,
  {
    pages: {
      [`${PORTAL}/catalog.jsonld?page=1`]: `harvest/udata-dcat/${name}-1.jsonld`,
      [`${PORTAL}/catalog.jsonld?page=2`]: `harvest/udata-dcat/${name}-2.jsonld`,
    },
    type: 'application/ld+json',
    datasets: 4,
  },
];

const XML = 'application/xml';
const JSON_LD = 'application/ld+json';

const FIXTURES: Readonly<Record<string, Fixture>> = Object.fromEntries([
  one('harvest/udata-dcat/bnodes.jsonld', JSON_LD, 3),
  one('harvest/udata-dcat/bnodes.xml', XML, 3),
  one('harvest/udata-dcat/catalog.xml', 'text/xml', 4),
  one('harvest/udata-dcat/datara--5a26b0f6-0ccf-46ad-ac58-734054b91977.rdf.xml', XML, 1),
  one('harvest/udata-dcat/datara--f40c3860-7236-4b30-a141-23b8ae33f7b2.rdf.xml', 'text/plain', 1),
  one('harvest/udata-dcat/evian.json', 'application/json', 8),
  one('harvest/udata-dcat/flat.jsonld', 'application/octet-stream', 3),
  one('harvest/udata-dcat/geonetwork.xml', XML, 1),
  one('harvest/udata-dcat/nested.jsonld', JSON_LD, 1),
  one('harvest/udata-dcat/sig.oreme.rdf', 'application/rdf+xml', 1),
  one('harvest/udata-dcat/udata.xml', XML, 2),
  paged('paged-collection'),
  paged('partial-collection'),
  ...[1, 3, 5].flatMap((page) => [
    one(`harvest/csw-dcat/geonetwork-dcat-page-${page}.xml`, XML, 2),
    one(`harvest/csw-dcat/geonetwork-geodcatap-page-${page}.xml`, XML, 2),
  ]),
  one('opendatasoft/opendatasoft-public-catalog.ttl', 'text/plain', 186),
  one('opendatasoft/opendatasoft-public-output.ttl', 'text/turtle', 186),
  one('schleswig-holstein/invalid_iri.xml', XML, 1),
  one('schleswig-holstein/two-organizations.xml', XML, 2),
  one('schleswig-holstein/with_collection.xml', XML, 8),
  one('schleswig-holstein/with_downloadURL.xml', XML, 1),
]);

const harvested = async ({ pages, type }: Fixture): Promise<readonly [Run, Run]> => {
  const h = testHarvester();
  h.setPortal(({ href }) => {
    const path = pages[href];
    return path === undefined
      ? new Response('', { status: 404 })
      : new Response(readFileSync(join(CORPORA, path)), { headers: { 'Content-Type': type } });
  });
  const config = testConfig({ url: Object.keys(pages)[0]! });
  return [await runToEnd(h, 'portal', config), await runToEnd(h, 'portal', config)];
};

describe.skipIf(!hasCorpora)('a harvest of DCAT', () => {
  it.each(Object.entries(FIXTURES))(
    'of %s gives its datasets, and changes nothing the second time',
    async (_, fixture) => {
      const [first, second] = await harvested(fixture);
      expect(first).toMatchObject({
        outcome: 'complete',
        state: { fault: null, counts: { datasets: fixture.datasets, rejected: 0, kept: 0 } },
      });
      expect(second.state.counts).toMatchObject({
        created: 0,
        updated: 0,
        removed: 0,
        unchanged: first.state.counts.created,
      });
    },
  );

  it('takes the first page of a portal that has 8,319 datasets, and knows that it is not all', async () => {
    const [first] = await harvested({
      pages: { [`${PORTAL}/catalog`]: 'schleswig-holstein/catalog.xml' },
      type: XML,
      datasets: 100,
    });
    expect(first).toMatchObject({
      outcome: 'incomplete',
      state: { announced: 8319, counts: { datasets: 100 } },
    });
  });
});
