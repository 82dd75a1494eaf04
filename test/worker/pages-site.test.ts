/** The pages as the application serves them: links below a path, pages of a size for people, related records. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Bindings } from '../../src/env.ts';
import { emptyCatalogue } from '../support/catalogue.ts';
import { type Client, client, textOf } from './http-client.ts';

const HVD = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';
const HTML = { Accept: 'text/html', 'Accept-Language': 'fr' };
const SIZE = 25;

const fill = async ({ turtle }: Client, base: string): Promise<void> => {
  const put = async (path: string, body: string): Promise<void> => {
    const response = await turtle('PUT', path, body);
    expect(response.status, await response.clone().text()).toBeLessThan(300);
  };
  await put('/catalog', '<> a dcat:Catalog ; dct:title "Les données"@fr ; dct:description "Tout."@fr .');
  await put('/catalogs/city', '<> a dcat:Catalog ; dct:title "La ville"@fr .');
  await put('/series/years', '<> a dcat:DatasetSeries ; dct:title "Par année"@fr, "By year"@en .');
  await put(
    '/services/api',
    `<> a dcat:DataService ; dct:title "Interface"@fr ; dcat:endpointURL <https://x.example/api> ;
     dcat:servesDataset <${base}/datasets/d01>, <https://elsewhere.example/data> .`,
  );
  for (let n = 1; n <= SIZE; n++) {
    const id = `d${String(n).padStart(2, '0')}`;
    const more = [
      `dct:title "Jeu ${id}"@fr`,
      n === 1 && `dcat:inSeries <${base}/series/years> ; dct:relation <${base}/datasets/d02>`,
      n === 1 &&
        `dcat:qualifiedRelation [ a dcat:Relationship ; dct:relation <${base}/datasets/d03> ; dcat:hadRole <https://roles.example/r> ]`,
      n === 2 && `dcatap:applicableLegislation <${HVD}>`,
      n === 3 && 'dcatap:hvdCategory <http://data.europa.eu/bna/c_dd313021>',
      n <= 21 && `dct:publisher <${base}/entities/agency>`,
    ].filter(Boolean);
    const agency = `<${base}/entities/agency> a foaf:Agent ; foaf:name "Agence"@fr .`;
    await put(`/datasets/${id}`, `<> a dcat:Dataset ; ${more.join(' ; ')} . ${n <= 21 ? agency : ''}`);
  }
};

const filledClient = async (base: string): Promise<Client> => {
  await emptyCatalogue(base);
  const prefix = new URL(base).pathname.replace(/\/$/, '');
  const { fetch } = client({ BASE_URL: base } as Partial<Bindings>);
  const at: Client = {
    fetch: (path, init) => fetch(prefix + path, init),
    get: (path, headers = {}) => fetch(prefix + path, { headers }),
    turtle: (method, path, body, headers) =>
      client({ BASE_URL: base } as Partial<Bindings>).turtle(method, prefix + path, body, headers),
  };
  await fill(at, base);
  return at;
};

const attributes = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) =>
    value!.replaceAll('&amp;', '&'),
  );
const main = (html: string): string => /<main.*<\/main>/s.exec(html)![0];
const titlesIn = (html: string): number => html.match(/class="record-item"/g)?.length ?? 0;

describe.each(['https://data.example', 'https://data.example/catalogue', 'https://data.example/catalog'])(
  'pages below %s',
  (base) => {
    const prefix = new URL(base).pathname.replace(/\/$/, '');
    let at: Client;
    beforeAll(async () => {
      at = await filledClient(base);
    });
    const htmlOf = async (path: string): Promise<string> => {
      const response = await at.get(path, HTML);
      return textOf(response);
    };
    const PATHS = [
      '/',
      '/?lang=en',
      '/catalog?page=2',
      '/catalog?theme=https://x.example/t&lang=fr',
      '/catalogs/city',
      '/records/city',
      '/datasets/d01?lang=en',
      '/datasets/d02',
      '/services/api',
      '/series/years',
      '/entities/agency',
      '/datasets/none',
      '/nowhere',
    ];

    it.each(PATHS)('carry its path in every link: %s', async (path) => {
      const html = await htmlOf(path);
      const local = [...attributes(html, 'href'), ...attributes(html, 'action')].filter((href) =>
        /^\/(?!\/)/.test(href),
      );
      expect(local.length).toBeGreaterThan(5);
      for (const href of local) {
        expect(href.startsWith(`${prefix}/`), href).toBe(true);
        const answer = await at.fetch(href.slice(prefix.length), { headers: HTML });
        const isErrorPage = path === '/datasets/none' || path === '/nowhere';
        if (!isErrorPage || !href.startsWith(prefix + path)) expect(answer.status, href).toBe(200);
        await answer.arrayBuffer();
      }
      expect(attributes(html, 'href').some((href) => href.startsWith(`${prefix}/style.css`))).toBe(true);
      const list = path.startsWith('/catalogs/') ? '/catalogs/city' : '/catalog';
      for (const action of attributes(html, 'action')) expect(action).toBe(prefix + list);
    });

    it('keep the reader on the page when the language changes', async () => {
      expect(attributes(await htmlOf('/datasets/d01'), 'href')).toContain(`${prefix}/datasets/d01?lang=en`);
      expect(attributes(await htmlOf('/catalog?page=2'), 'href')).toContain(
        `${prefix}/catalog?page=2&lang=en`,
      );
    });

    it('name the catalogue in schema.org terms by its address', async () => {
      expect(await htmlOf('/catalog')).toContain(`"@id":"${base}/catalog"`);
    });
  },
);

describe('pages of a running catalogue', () => {
  const BASE = 'https://data.example/catalogue';
  let at: Client;
  beforeAll(async () => {
    at = await filledClient(BASE);
  });
  const htmlOf = async (path: string): Promise<string> => textOf(await at.get(path, HTML));
  const alternatesOf = async (path: string, headers: Record<string, string>): Promise<string[]> =>
    [...(await at.get(path, headers)).headers.get('Link')!.matchAll(/<([^>]+)>; rel="alternate"/g)].map(
      ([, url]) => url!.slice(BASE.length),
    );

  describe('the list', () => {
    it('has twenty entries on a page for people, and a hundred in RDF', async () => {
      const first = await htmlOf('/catalog?kind=dataset');
      expect(titlesIn(first)).toBe(20);
      expect(titlesIn(await htmlOf('/catalog?kind=dataset&page=2'))).toBe(SIZE - 20);
      expect(titlesIn(await htmlOf('/catalog?kind=dataset&page_size=3'))).toBe(3);
      const rdf = await textOf(await at.get('/catalog.nt?kind=dataset'));
      expect(rdf.match(/hydra\/core#itemsPerPage> "100"/g)).toHaveLength(1);
      expect(rdf).not.toContain('hydra/core#next>');
    });

    it('leads to the same slice in the other formats', async () => {
      for (const url of await alternatesOf('/catalog?kind=dataset&page=2', HTML)) {
        expect(url).toMatch(/\?kind=dataset&page=2&page_size=20$/);
        const text = await textOf(await at.get(url));
        expect(text).toContain('datasets/d25');
        expect(text).not.toContain('datasets/d20');
      }
      const html = (await alternatesOf('/catalog.ttl?kind=dataset', {})).find((url) =>
        url.includes('.html'),
      )!;
      expect(titlesIn(await textOf(await at.get(html)))).toBe(SIZE);
    });

    it('leads to the same order in the other formats of a search', async () => {
      for (const url of await alternatesOf('/catalog?q=jeu', HTML)) expect(url).toContain('&order=relevance');
      for (const url of await alternatesOf('/catalog.ttl?q=jeu', {})) expect(url).toContain('&order=seq');
    });

    it('introduces the catalogue where nothing is searched', async () => {
      expect(main(await htmlOf('/catalog'))).toContain('<p>Tout.</p>');
      expect(main(await htmlOf('/catalog?q=jeu'))).not.toContain('<p>Tout.</p>');
    });
  });

  describe('high-value data', () => {
    it('is the same in lists, filters, figures and on pages of records', async () => {
      const badge = '<span class="badge">';
      const list = main(await htmlOf('/catalog?hvd=true'));
      expect(titlesIn(list)).toBe(2);
      expect(list.split(badge)).toHaveLength(3);
      expect(main(await htmlOf('/catalog?hvd=false'))).not.toContain(badge);
      for (const id of ['d02', 'd03']) expect(await htmlOf(`/datasets/${id}`)).toContain(badge);
      expect(await htmlOf('/datasets/d04')).not.toContain(badge);
      expect(await htmlOf('/')).toMatch(
        /href="[^"]*\?kind=dataset&amp;hvd=true"><strong>2<\/strong> <span>jeux de données de forte valeur/,
      );
    });
  });

  describe('a record', () => {
    it('shows the titles of the records that it mentions, and leads to their pages', async () => {
      const html = main(await htmlOf('/datasets/d01'));
      for (const [href, title] of [
        ['series/years', 'Par année'],
        ['datasets/d02', 'Jeu d02'],
        ['datasets/d03', 'Jeu d03'],
      ])
        expect(html).toMatch(
          new RegExp(`<a href="/catalogue/${href}">(<span lang="fr">)?${title}(</span>)?</a>`),
        );
      expect(await htmlOf('/datasets/d01?lang=en')).toContain('By year');
    });

    it('names the services of a dataset, and the datasets of a service once', async () => {
      expect(main(await htmlOf('/datasets/d01'))).toMatch(/Servi par.*href="\/catalogue\/services\/api"/s);
      const service = main(await htmlOf('/services/api'));
      expect(service.match(/href="\/catalogue\/datasets\/d01"/g)).toHaveLength(1);
      expect(service).toContain('href="https://elsewhere.example/data"');
    });

    it('lists the members of a series', async () => {
      expect(main(await htmlOf('/series/years'))).toMatch(
        /Jeux de données de cette série.*\(1\).*href="\/catalogue\/datasets\/d01"/s,
      );
    });

    it('counts who names an agent, and leads to what it publishes', async () => {
      const agent = main(await htmlOf('/entities/agency'));
      expect(titlesIn(agent)).toBe(20);
      expect(agent).toContain('(21)');
      const href = /href="\/catalogue(\/catalog\?publisher=[^"]+)"/.exec(agent)![1]!;
      expect(main(await htmlOf(href))).toContain('21 résultats');
    });

    it('says nothing of this in RDF', async () => {
      const rdf = await textOf(await at.get('/datasets/d01.nt'));
      expect(rdf).not.toContain('Par année');
      expect(rdf).not.toContain('Interface');
    });
  });
});
