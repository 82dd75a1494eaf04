/**
 * The same dataset stays the same record, whatever a publisher does to the names of its nodes.
 */
import { describe, expect, it } from 'vitest';
import { answer, PORTAL } from '../../support/harvest/misbehaving-portal.ts';
import { runToEnd, testConfig, testHarvester } from '../../support/harvest/test-harvester.ts';

const PREFIXES = `@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix p: <${PORTAL}/> .`;

/** A catalogue whose nodes have skolem IRIs of their publisher, with this in each of them. */
const skolemised = (night: string, title = 'Trees'): string => {
  const genid = (name: string): string => `<${PORTAL}/.well-known/genid/${night}-${name}>`;
  return `${PREFIXES}
p:catalog a dcat:Catalog ; dcat:dataset ${genid('d')}, p:named .
${genid('d')} a dcat:Dataset ; dct:identifier "trees" ; dct:title "${title}"@en ;
  dcat:contactPoint ${genid('c')} ; dcat:distribution ${genid('x')}, ${genid('y')} .
${genid('c')} a vcard:Kind ; vcard:fn "Forester" .
${genid('x')} a dcat:Distribution ; dcat:accessURL p:trees.csv ; dct:title "CSV"@en .
${genid('y')} a dcat:Distribution ; dcat:accessURL p:trees.json ; dct:title "JSON"@en .
p:named a dcat:Dataset ; dct:title "Named"@en ; dct:temporal ${genid('t')} .
${genid('t')} a dct:PeriodOfTime ; dcat:startDate "2020-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .`;
};

const setup = () => {
  const h = testHarvester();
  const config = testConfig({ url: `${PORTAL}/catalog.ttl` });
  const night = async (turtle: string) => {
    h.setPortal(() => answer(turtle));
    return (await runToEnd(h, 'portal', config)).state.counts;
  };
  const distributions = async (): Promise<string[]> =>
    (
      await h.db.read([
        {
          sql: `SELECT o.value AS iri FROM triple t JOIN term p ON p.id = t.p JOIN term o ON o.id = t.o
            WHERE p.value = 'http://www.w3.org/ns/dcat#distribution' ORDER BY o.value`,
        },
      ])
    ).rows[0]!.map(({ iri }) => String(iri));
  return { h, night, distributions };
};

describe('skolem IRIs of a publisher', () => {
  it('that rotate every night change nothing', async () => {
    const { night, distributions } = setup();
    expect(await night(skolemised('monday'))).toMatchObject({ datasets: 2 });
    const before = await distributions();
    expect(await night(skolemised('tuesday'))).toMatchObject({
      datasets: 2,
      created: 0,
      updated: 0,
      removed: 0,
    });
    expect(await distributions()).toEqual(before);
    expect(before.some((iri) => iri.includes('/.well-known/genid/'))).toBe(false);
  });

  it('that rotate while a title changes update one record, and keep its distributions', async () => {
    const { night, distributions } = setup();
    await night(skolemised('monday'));
    const before = await distributions();
    expect(await night(skolemised('tuesday', 'All trees'))).toMatchObject({
      created: 0,
      updated: 1,
      removed: 0,
    });
    expect(await distributions()).toEqual(before);
  });

  it('do not depend on the page that a dataset stands on', async () => {
    const { h, night } = setup();
    await night(skolemised('monday'));
    const other = `${PREFIXES} p:catalog a dcat:Catalog ; dcat:dataset [ a dcat:Dataset ; dct:identifier "birds" ;
      dct:title "Birds"@en ] .`;
    const [, rest = ''] = skolemised('tuesday').split('vcard/ns#> .');
    expect(await night(`${other} @prefix vcard: <http://www.w3.org/2006/vcard/ns#> . ${rest}`)).toMatchObject(
      {
        created: 1,
        updated: 0,
        removed: 0,
      },
    );
    expect(h.asked).toHaveLength(2);
  });
});

describe('a distribution without an IRI', () => {
  it('keeps its IRI when its title, size or date changes', async () => {
    const { night, distributions } = setup();
    const withTitle = (title: string): string => `${PREFIXES} p:d a dcat:Dataset ; dct:title "D"@en ;
      dcat:distribution [ a dcat:Distribution ; dcat:accessURL p:d.csv ; dct:title "${title}"@en ] .`;
    await night(withTitle('One'));
    const before = await distributions();
    expect(await night(withTitle('Another'))).toMatchObject({ updated: 1 });
    expect(await distributions()).toEqual(before);
  });
});
