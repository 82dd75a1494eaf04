/**
 * `/vocab` and `/vocab/{scheme}`: the concept schemes in force, and the tables that map other values to them.
 */
import { ns } from '../../rdf/namespaces.ts';
import { literal, namedNode, type Quad, quad } from '../../rdf/terms.ts';
import { conceptScheme } from '../../vocab/bundled.ts';
import {
  isVocabularyId,
  SCHEME_IDS,
  SCHEMES,
  type SchemeId,
  VOCABULARY_IDS,
  type VocabularyId,
} from '../../vocab/schemes.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { named } from '../page-data.ts';
import { type SchemeView, schemeView } from '../pages/view/scheme-view.ts';
import { VocabPage, VocabsPage } from '../pages/vocab.tsx';
import { notFound } from '../problem.ts';
import { askedOf } from '../request-format.ts';
import { respond } from '../respond.ts';
import { splitExtension } from '../urls.ts';

const urlOf = (baseUrl: string, id: string): string => `${baseUrl}/vocab/${id}`;

const quadsOf = async (id: VocabularyId): Promise<readonly Quad[]> => (await conceptScheme(id)) ?? [];

const viewOf = async (id: SchemeId): Promise<SchemeView> => {
  const { iri, mapping } = SCHEMES[id];
  return schemeView(iri, await quadsOf(id), mapping ? await quadsOf(mapping) : []);
};

/** Where each scheme is described here, for whoever only knows its IRI. */
const aboutScheme = (baseUrl: string, id: SchemeId, { title }: SchemeView): readonly Quad[] => {
  const scheme = namedNode(SCHEMES[id].iri);
  return [
    quad(scheme, ns.rdf('type'), ns.skos('ConceptScheme')),
    quad(scheme, ns.dct('identifier'), literal(id)),
    ...title.map(({ lang, text }) => quad(scheme, ns.dct('title'), literal(text, lang))),
    quad(scheme, ns.rdfs('isDefinedBy'), namedNode(urlOf(baseUrl, id))),
  ];
};

export const getVocabularies: Handler = async (c) => {
  const { baseUrl } = c.var.config;
  const views = await Promise.all(SCHEME_IDS.map(async (id) => ({ id, view: await viewOf(id) })));
  return respond(c, askedOf(c), {
    url: `${baseUrl}/vocab`,
    focus: SCHEME_IDS.map((id) => SCHEMES[id].iri),
    quads: () => views.flatMap(({ id, view }) => aboutScheme(baseUrl, id, view)),
    html: async (page) => VocabsPage({ ctx: await named(c, page), schemes: views }),
    lastModified: null,
  });
};

const requireId = (c: AppContext): VocabularyId => {
  const id = splitExtension(c.req.path).path.split('/').at(-1) ?? '';
  if (isVocabularyId(id)) return id;
  const known = VOCABULARY_IDS.join(', ');
  throw notFound(
    'no-such-vocabulary',
    `There is no vocabulary “${id.slice(0, 100)}”.`,
    { id: id.slice(0, 100), known },
    `There are: ${known}.`,
  );
};

const isScheme = (id: VocabularyId): id is SchemeId => Object.hasOwn(SCHEMES, id);

export const getVocabulary: Handler = async (c) => {
  const { baseUrl } = c.var.config;
  const id = requireId(c);
  const quads = await quadsOf(id);
  /** A table of mappings is read beside the scheme that it maps to. */
  const scheme = isScheme(id) ? id : SCHEME_IDS.find((name) => SCHEMES[name].mapping === id)!;
  const { iri, mapping } = SCHEMES[scheme];
  const other = isScheme(id) ? mapping : scheme;
  return respond(c, askedOf(c), {
    url: urlOf(baseUrl, id),
    focus: isScheme(id) ? [iri] : [],
    quads: () => quads,
    html: async (page) =>
      VocabPage({ ctx: await named(c, page), id: scheme, iri, mapping, view: await viewOf(scheme) }),
    lastModified: null,
    links: other ? [{ href: urlOf(baseUrl, other), rel: 'related' }] : [],
  });
};
