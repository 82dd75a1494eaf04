/**
 * `/catalogs`: the catalogues that there are. Only here does the root name its parts: on its pages a harvester that
 * follows `dct:hasPart` would take in the same records again and again.
 */
import { type CatalogList, type CountedCatalog, readCatalogList } from '../../catalogue/catalog-list.ts';
import { rootIri } from '../../catalogue/identity.ts';
import { catalogsMessagesOf } from '../../i18n/catalogs.ts';
import { ns, RDF_TYPE } from '../../rdf/namespaces.ts';
import { literal, namedNode, type Quad, quad } from '../../rdf/terms.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { named, titleOf } from '../page-data.ts';
import { CatalogsPage } from '../pages/catalogs.tsx';
import type { PageContext } from '../pages/context.ts';
import { bestLiterals } from '../pages/view/text.ts';
import { askedOf } from '../request-format.ts';
import { respond } from '../respond.ts';

const partQuads = (root: string, { iri, titles, total }: CountedCatalog): readonly Quad[] => {
  const part = namedNode(iri);
  return [
    quad(namedNode(root), ns.dct('hasPart'), part),
    quad(part, namedNode(RDF_TYPE), ns.dcat('Catalog')),
    ...titles.map((title) => quad(part, ns.dct('title'), title)),
    quad(part, ns.dct('isPartOf'), namedNode(root)),
    quad(part, ns.hydra('totalItems'), literal(String(total), ns.xsd('integer'))),
  ];
};

const listQuads = ({ root, groups }: CatalogList): readonly Quad[] => {
  const { iri } = root.record;
  const titles = root.own.filter(
    ({ subject, predicate }) => subject.value === iri && predicate.equals(ns.dct('title')),
  );
  return [
    quad(namedNode(iri), namedNode(RDF_TYPE), ns.dcat('Catalog')),
    ...titles,
    ...groups.flatMap(({ catalogs }) => catalogs.flatMap((catalog) => partQuads(iri, catalog))),
  ];
};

const listHtml = async (c: AppContext, page: PageContext, { root, groups }: CatalogList): Promise<string> => {
  const messages = catalogsMessagesOf(page.lang);
  const rootTitle = titleOf(root, page.lang)?.value;
  return CatalogsPage({
    ctx: await named(c, page, root),
    groups: groups.map(({ name, catalogs }) => ({
      heading: messages.groups[name],
      catalogs: catalogs.map(({ id, titles, total }) => {
        const title = bestLiterals(titles, page.lang)[0];
        return {
          href: `/catalogs/${id}`,
          title: title?.value ?? rootTitle ?? id,
          lang: title?.language || null,
          total,
        };
      }),
    })),
  });
};

export const getCatalogs: Handler = async (c) => {
  const asked = askedOf(c);
  const { baseUrl } = c.var.config;
  const list = await readCatalogList(c.var.catalogue);
  return respond(c, asked, {
    url: `${baseUrl}/catalogs`,
    focus: [list.root.record.iri],
    quads: () => listQuads(list),
    html: (page) => listHtml(c, page, list),
    lastModified: list.modified,
    links: [{ href: rootIri(baseUrl), rel: 'up' }],
  });
};
