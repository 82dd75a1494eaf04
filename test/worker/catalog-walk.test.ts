/**
 * A harvester's walk while others write: random writes, deletions and restorations between the pages. Whatever they
 * are, what existed throughout is met once, and no page mixes datasets with the services that serve them.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { PREFIXES, RDF_TYPE } from '../../src/rdf/namespaces.ts';
import { randomFrom } from '../support/hostile-graphs.ts';
import { ADMIN, BASE, client, migrate, parse, textOf, valuesOf, withToken } from './http-client.ts';

const { get, fetch, turtle } = client();
const { dcat: DCAT, hydra: HYDRA } = PREFIXES;

const KINDS = {
  datasets: 'dcat:Dataset',
  series: 'dcat:DatasetSeries',
  services: 'dcat:DataService',
  catalogs: 'dcat:Catalog',
} as const;
type Path = keyof typeof KINDS;

const put = async (path: Path, id: string, keyword: string): Promise<void> => {
  const serves =
    path === 'services' ? `; dcat:servesDataset <${BASE}/datasets/d1>, <${BASE}/datasets/d2>` : '';
  const body = `<> a ${KINDS[path]} ; dct:title "${id}"@fr ; dct:identifier "${id}" ; dcat:keyword "${keyword}" ${serves} .`;
  const response = await turtle('PUT', `/${path}/${id}`, body);
  expect(response.status, await response.clone().text()).toBeLessThan(300);
};

const remove = async (path: Path, id: string): Promise<void> => {
  const response = await fetch(`/${path}/${id}`, { method: 'DELETE', headers: withToken(ADMIN) });
  expect([204, 404, 410]).toContain(response.status);
};

const FIRST: readonly (readonly [Path, string])[] = [
  ['services', 's1'],
  ...Array.from({ length: 11 }, (_, n) => ['datasets', `d${n + 1}`] as const),
  ['catalogs', 'c1'],
  ['services', 's2'],
  ['series', 'r1'],
  ['datasets', 'd12'],
  ['services', 's3'],
  ['series', 'r2'],
];

beforeAll(async () => {
  await migrate();
  for (const [path, id] of FIRST) await put(path, id, 'first');
}, 60_000);

interface Page {
  readonly members: readonly string[];
  readonly next: string | undefined;
  readonly view: string;
  readonly quads: ReturnType<typeof parse>;
}

const read = async (url: string): Promise<Page> => {
  const response = await get(url.startsWith(BASE) ? url.slice(BASE.length) : url);
  expect(response.status, url).toBe(200);
  const quads = parse(await textOf(response));
  const [view] = quads.flatMap((q) =>
    q.predicate.value === RDF_TYPE && q.object.value === `${HYDRA}PagedCollection` ? [q.subject.value] : [],
  );
  // Besides, the first page has the catalogue's own services.
  const members = valuesOf(quads, `${BASE}/catalog`, `${DCAT}record`).flatMap((record) =>
    valuesOf(quads, record, `${PREFIXES.foaf}primaryTopic`),
  );
  return { members, next: valuesOf(quads, view!, `${HYDRA}next`)[0], view: view!, quads };
};

const stageOf = (iri: string): string => iri.split('/').at(-2)!.replace('series', 'datasets');

const walk = async (pageSize: number, between: () => Promise<void>): Promise<readonly Page[]> => {
  const pages: Page[] = [];
  for (let url: string | undefined = `/catalog.nt?page_size=${pageSize}`; url !== undefined; ) {
    const page: Page = await read(url);
    pages.push(page);
    url = page.next;
    if (url !== undefined) await between();
    expect(pages.length).toBeLessThan(200);
  }
  return pages;
};

describe('a walk over /catalog', () => {
  it('gives datasets and series, then services, then catalogues, and pages that agree by number', async () => {
    const pages = await walk(4, async () => undefined);
    const kinds = pages.map(({ members }) => [...new Set(members.map(stageOf))].join('+'));
    expect(kinds).toEqual(['datasets', 'datasets', 'datasets', 'datasets', 'services', 'catalogs']);
    expect(pages.map(({ members }) => members.length)).toEqual([4, 4, 4, 2, 3, 1]);
    for (const [at, { members, quads, view }] of pages.entries()) {
      const byNumber = await read(`/catalog.nt?page_size=4&page=${at + 1}`);
      expect(byNumber.members, `page ${at + 1}`).toEqual(members);
      expect(byNumber.next).toBe(pages[at]!.next);
      expect(valuesOf(quads, view, `${HYDRA}last`)).toEqual([`${BASE}/catalog.nt?page_size=4&page=6`]);
      expect(valuesOf(quads, view, `${HYDRA}totalItems`)).toEqual([String(FIRST.length)]);
    }
    expect((await get('/catalog.nt?page_size=4&page=7')).status).toBe(404);
  });

  it('has what a service serves on the pages of services alone', async () => {
    const pages = await walk(5, async () => undefined);
    for (const { quads, members } of pages) {
      const served = quads.filter((q) => q.predicate.value === `${DCAT}servesDataset`);
      expect(served.length).toBe(members.some((iri) => stageOf(iri) === 'services') ? 2 * members.length : 0);
    }
  });

  it.each([1, 2, 3, 4])('misses and doubles nothing, whatever is written (%i)', async (seed) => {
    for (const [path, id] of FIRST) await put(path, id, 'first');
    const random = randomFrom(seed);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
    const untouchable = new Set(FIRST.filter(() => random() < 0.5).map(([, id]) => id));
    let made = 0;
    const pages = await walk(1 + Math.floor(random() * 4), async () => {
      for (let n = Math.floor(random() * 4); n > 0; n--) {
        const [path, id] = pick(FIRST);
        const action = random();
        if (action < 0.3) await put(pick(Object.keys(KINDS) as Path[]), `new-${seed}-${made++}`, 'new');
        else if (untouchable.has(id)) await put(path, id, `changed ${random()}`);
        else if (action < 0.65) await remove(path, id);
        else await put(path, id, `restored ${random()}`);
      }
    });
    const seen = pages.flatMap(({ members }) => members);
    expect(seen.length).toBe(new Set(seen).size);
    for (const [path, id] of FIRST) if (untouchable.has(id)) expect(seen).toContain(`${BASE}/${path}/${id}`);
    for (const { members } of pages) expect(new Set(members.map(stageOf)).size).toBeLessThan(2);
  });
});
