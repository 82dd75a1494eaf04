/**
 * The walks of the known harvesters over a running server: each brings home exactly what its own rules accept
 * of the source file, by the names that it gives, and the catalogue's own account of them says the same.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HarvesterId } from '../../src/quality/harvesters/harvesters.ts';
import { piveauSlug } from '../../src/quality/harvesters/slug.ts';
import { SERVED_CATALOGUES } from '../support/walks/catalogues.ts';
import { walkCkan } from '../support/walks/ckan.ts';
import { type Expected, expectedOf, readSource, type Source } from '../support/walks/expected.ts';
import { walkFdk } from '../support/walks/fdk.ts';
import { walkGeoNetwork } from '../support/walks/geonetwork.ts';
import { walkNde } from '../support/walks/nde.ts';
import { walkPiveau } from '../support/walks/piveau.ts';
import { walkPiveauOai } from '../support/walks/piveau-oai.ts';
import { walkUdata } from '../support/walks/udata.ts';
import type { Found, Harvest } from '../support/walks/walk.ts';
import { cleanUp, type StartedServer } from './run-command.ts';

/** What tells a source from others: its IRI, else its identifier. */
const keyOf = ({ iri, identifiers }: Source): string => iri ?? identifiers[0]!;

/** The same of what a walk found: a node that had no lasting name has one of ours. */
const foundKeyOf = ({ iri, identifier }: Found, url: string, named: ReadonlySet<string>): string =>
  iri.startsWith(`${url}/`) && !named.has(iri) ? identifier! : iri;

const sorted = (texts: Iterable<string>): string[] => [...texts].sort();

describe.each(SERVED_CATALOGUES)('harvesters over $name', ({ files, isPresent, start }) => {
  describe.skipIf(!isPresent)('with a running server', () => {
    let server: StartedServer;
    let expected: Expected;
    let named: ReadonlySet<string>;
    beforeAll(async () => {
      server = await start();
      expected = expectedOf(readSource(files, `${server.url}/`));
      named = new Set([...expected.datasets, ...expected.series].flatMap(({ iri }) => iri ?? []));
    }, 900_000);
    afterAll(cleanUp, 60_000);

    /** The catalogue describes its own interfaces as services, which are no records. */
    const isOwnService = (iri: string): boolean =>
      iri.startsWith(`${server.url}/`) &&
      ![...expected.services, ...expected.series].some((source) => source.iri === iri);

    const keys = (harvest: Harvest): string[] =>
      sorted([...harvest.datasets.values()].map((found) => foundKeyOf(found, server.url, named)));

    /** IRIs that the walk brought home are those of the publisher, and one distribution for each of theirs. */
    const expectDistributions = (harvest: Harvest, sources: readonly Source[]): void => {
      const byKey = new Map(sources.map((source) => [keyOf(source), source]));
      for (const found of harvest.datasets.values()) {
        const source = byKey.get(foundKeyOf(found, server.url, named))!;
        const lasting = found.distributions.filter((iri) => source.distributions.includes(iri));
        expect(lasting, found.iri).toEqual(source.distributions);
        expect(found.distributions.length, found.iri).toBe(source.distributionCount);
      }
    };

    const expectNothingDoubled = ({ met }: Harvest): void => {
      expect(met.length - new Set(met).size).toBe(0);
    };

    interface Seen {
      readonly iri: string;
      readonly verdict: 'kept' | 'renamed' | 'skipped' | null;
      readonly name: string | null;
      readonly rules: readonly string[];
    }

    /** What the catalogue says that the harvester makes of it. */
    const seenBy = async (harvester: HarvesterId): Promise<readonly Seen[]> => {
      const records: Seen[] = [];
      for (let [page, pages] = [1, 1]; page <= pages; page++) {
        const response = await fetch(`${server.url}/harvesters/${harvester}.json?page=${page}`);
        expect(response.status).toBe(200);
        const body = (await response.json()) as { pages: number; records: Seen[] };
        records.push(...body.records);
        pages = body.pages;
      }
      return records;
    };

    const expectAsSeen = async (harvester: HarvesterId, harvest: Harvest): Promise<void> => {
      const seen = await seenBy(harvester);
      const taken = new Map(
        [...harvest.datasets, ...harvest.services]
          .filter(([, { iri }]) => harvest.met.includes(iri) || !isOwnService(iri))
          .map(([name, { iri }]) => [iri, name] as const),
      );
      expect(
        sorted(seen.filter(({ name }) => name !== null).map(({ iri, name }) => `${iri} ${name}`)),
      ).toEqual(sorted([...taken].map(([iri, name]) => `${iri} ${name}`)));
      for (const { iri, verdict, rules } of seen)
        if (verdict === 'skipped') expect(rules, iri).toContain(harvest.skipped.get(iri));
      const skipped = [...harvest.skipped.keys()].filter(
        (iri) => harvest.met.includes(iri) || !isOwnService(iri),
      );
      expect(seen.filter(({ verdict }) => verdict === 'skipped').length).toBe(skipped.length);
    };

    it('piveau takes every dataset, under a name of its own', async () => {
      const harvest = await walkPiveau(`${server.url}/catalog.rdf`);
      expectNothingDoubled(harvest);
      expect(keys(harvest)).toEqual(sorted(expected.datasets.map(keyOf)));
      expectDistributions(harvest, expected.datasets);
      await expectAsSeen('piveau', harvest);
    });

    it('piveau’s copies are hardly larger than what is served', async () => {
      const { copied, served } = await walkPiveau(`${server.url}/catalog.ttl`);
      expect(copied / served).toBeLessThan(1.25);
    });

    it('udata takes what has a title, and says why not the rest', async () => {
      const harvest = await walkUdata(`${server.url}/catalog.ttl`);
      const { datasets, series, services } = expected;
      expectNothingDoubled(harvest);
      expect(keys(harvest)).toEqual(
        sorted([...datasets, ...series].filter(({ hasTitle }) => hasTitle).map(keyOf)),
      );
      expect(
        sorted([...harvest.services.values()].map(({ iri }) => iri).filter((iri) => !isOwnService(iri))),
      ).toEqual(sorted(services.filter((each) => each.hasTitle && !each.isAccessService).map(keyOf)));
      const untitled = [...datasets, ...series].filter(({ hasTitle }) => !hasTitle);
      expect(
        sorted([...harvest.skipped].filter(([, rule]) => rule === 'titleMissing').map(([iri]) => iri)),
      ).toEqual(sorted(untitled.map(keyOf)));
      await expectAsSeen('udata', harvest);
    });

    it('udata finds the format by HEAD where the URL has a query', async () => {
      const { datasets } = await walkUdata(`${server.url}/catalog.ttl?page_size=1000`);
      expect(datasets.size).toBe(
        [...expected.datasets, ...expected.series].filter(({ hasTitle }) => hasTitle).length,
      );
    });

    it('CKAN takes the datasets that have a title, resources by the IRI of their distribution', async () => {
      const harvest = await walkCkan(`${server.url}/catalog.ttl`);
      const titled = expected.datasets.filter(({ hasTitle }) => hasTitle);
      expectNothingDoubled(harvest);
      expect(keys(harvest)).toEqual(sorted(titled.map(keyOf)));
      expectDistributions(harvest, titled);
      await expectAsSeen('ckan', harvest);
    });

    it('GeoNetwork follows the Link headers to every dataset', async () => {
      const harvest = await walkGeoNetwork(`${server.url}/catalog?page_size=50`);
      expectNothingDoubled(harvest);
      expect(keys(harvest)).toEqual(sorted(expected.datasets.map(keyOf)));
      await expectAsSeen('geonetwork', harvest);
    });

    it.each(['text/turtle', 'application/rdf+xml', 'application/ld+json'])(
      'FDK takes them all from one answer in %s',
      async (accept) => {
        const harvest = await walkFdk(`${server.url}/catalog?page_size=1000`, accept);
        expect(keys(harvest)).toEqual(sorted(expected.datasets.map(keyOf)));
        await expectAsSeen('fdk', harvest);
      },
    );

    it('NDE follows the pages as linked data', async () => {
      const harvest = await walkNde(`${server.url}/catalog?page_size=200`);
      expectNothingDoubled(harvest);
      expect(keys(harvest)).toEqual(sorted(expected.datasets.map(keyOf)));
      await expectAsSeen('nde', harvest);
    });

    it('an identifier is one of the publisher’s, or the IRI', async () => {
      const { datasets } = await walkCkan(`${server.url}/catalog.nt`);
      const byIri = new Map(expected.datasets.map((source) => [source.iri, source]));
      for (const { iri, identifier } of datasets.values()) {
        const source = byIri.get(iri);
        if (source) expect(source.identifiers.length > 0 ? source.identifiers : [iri]).toContain(identifier);
      }
    });

    it('piveau by OAI-PMH knows each dataset by the name that the pages give', async (test) => {
      const isThere = (await fetch(`${server.url}/oai?verb=Identify`)).status === 200;
      test.skip(!isThere, '/oai does not answer');
      const harvest = await walkPiveauOai(`${server.url}/oai`);
      const pages = await walkPiveau(`${server.url}/catalog.ttl`);
      expectNothingDoubled(harvest);
      const names = [...pages.datasets.values()].map(
        ({ iri, identifier }) => `${iri} ${piveauSlug(identifier!)}`,
      );
      expect(sorted([...harvest.datasets].map(([name, { iri }]) => `${iri} ${name}`))).toEqual(sorted(names));
    });
  });
});
