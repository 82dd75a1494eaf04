/**
 * Whole descriptions from a SPARQL endpoint: of some resources, then of what they name, level by level. Blank nodes
 * come with the IRI that leads to them, because nobody can ask for one twice; answers that were cut short are asked
 * for again in smaller parts.
 */
import { damageLog } from '../../catalogue/damage.ts';
import { KINDS } from '../../catalogue/kinds.ts';
import { isFollowed, MEMBERSHIP_PREDICATES } from '../../catalogue/ownership.ts';
import { AppError } from '../../lib/app-error.ts';
import { ns, RDF_TYPE } from '../../rdf/namespaces.ts';
import type { ReadIssue } from '../../rdf/repair/issues.ts';
import { isGenid } from '../../rdf/skolem.ts';
import { type Quad, tripleKey } from '../../rdf/terms.ts';
import type { AdapterContext } from './adapter.ts';
import { MAX_PAGE_QUADS, type ReadPage } from './read-document.ts';
import { catalogQuery, describeCountQuery, describeQuery, isAskable, linksQuery } from './sparql-queries.ts';
import { askGraph, askNumber, type Method } from './sparql-request.ts';

/** IRIs of one request: their statements are to stay below what endpoints give at once. */
export const BATCH: Readonly<Record<Method, number>> = { POST: 25, GET: 8 };

/** Fewer are given by every endpoint. */
const SURELY_WHOLE = 1000;

/** Distributions, their services and licences, and what these name. */
const LEVELS = 3;
/** Nodes that had no IRI before somebody gave them one stand deeper. */
const GENID_LEVELS = 7;

/** They lead to other records, which have a turn of their own, or out of the catalogue. */
const NOT_ENTERED: ReadonlySet<string> = new Set([
  ...MEMBERSHIP_PREDICATES,
  ...['record', 'servesDataset', 'inSeries', 'themeTaxonomy', 'theme'].map((name) => ns.dcat(name).value),
  ...['hasPart', 'isPartOf', 'hasVersion', 'isVersionOf', 'language', 'accrualPeriodicity'].map(
    (name) => ns.dct(name).value,
  ),
]);

/** Addresses of files and pages, of which few are described: many of them can be asked for at once. */
const ADDRESSES: ReadonlySet<string> = new Set(
  [
    ...['accessURL', 'downloadURL', 'landingPage', 'endpointURL', 'endpointDescription'].map((name) =>
      ns.dcat(name),
    ),
    ns.foaf('page'),
    ns.foaf('homepage'),
  ].map(({ value }) => value),
);
const ADDRESSES_AT_ONCE = 4;

/** Vocabularies that stand here already, whatever an endpoint holds of them. */
const VOCABULARIES = [
  'http://publications.europa.eu/resource/authority/',
  'http://data.europa.eu/bna/',
  'http://www.iana.org/assignments/',
  'https://www.iana.org/assignments/',
];

const RESOURCES: ReadonlySet<string> = new Set(
  [KINDS.dataset, KINDS.service, KINDS.series, KINDS.catalog].flatMap(({ rdfClass }) => rdfClass ?? []),
);

interface Sink {
  readonly quads: Map<string, Quad>;
  readonly issues: ReadIssue[];
  readonly asked: Set<string>;
  answers: number;
}

const cutShort = (iri: string): ReadIssue => ({
  kind: 'syntax',
  code: 'sparql-cut',
  message: `The endpoint cuts the description of ${iri.slice(0, 500)} short`,
  damaged: [iri],
});

const tooMany = (url: string): AppError =>
  new AppError({
    kind: 'tooLarge',
    code: 'page-too-large',
    detail: `The resources of one page at ${url} have more than ${MAX_PAGE_QUADS} statements, the limit.`,
    extra: { url, limit: MAX_PAGE_QUADS },
  });

export const batchesOf = (iris: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(iris.length / size) }, (_, at) => iris.slice(at * size, (at + 1) * size));

/** Asks for some IRIs, and for half of them where the answer was cut. @returns what came */
export const askParts = async (
  ctx: AdapterContext,
  method: Method,
  sink: Sink,
  iris: readonly string[],
  queryOf: (iris: readonly string[]) => string,
  countOf: ((iris: readonly string[]) => string) | null,
): Promise<readonly Quad[]> => {
  sink.answers += 1;
  const { quads, issues, isCut } = await askGraph(ctx, method, queryOf(iris), `a${sink.answers}x`);
  const lost = issues.filter(({ kind }) => kind !== 'repaired').length;
  const isShort =
    isCut ||
    (countOf !== null &&
      quads.length >= SURELY_WHOLE &&
      (await askNumber(ctx, method, countOf(iris))) > new Set(quads.map(tripleKey)).size + lost);
  if (isShort && iris.length > 1) {
    const half = Math.ceil(iris.length / 2);
    const parts = [iris.slice(0, half), iris.slice(half)];
    const found: Quad[] = [];
    for (const part of parts)
      for (const q of await askParts(ctx, method, sink, part, queryOf, countOf)) found.push(q);
    return found;
  }
  sink.issues.push(...issues, ...(isShort ? iris.map(cutShort) : []));
  return quads;
};

export const newSink = (): Sink => ({ quads: new Map(), issues: [], asked: new Set(), answers: 0 });

export const keep = (sink: Sink, quads: readonly Quad[], url: string): void => {
  for (const q of quads) sink.quads.set(tripleKey(q), q);
  if (sink.quads.size > MAX_PAGE_QUADS) throw tooMany(url);
};

export const asPage = ({ quads, issues }: Sink, url: string): ReadPage => {
  const damage = damageLog();
  for (const issue of issues) damage.add(issue);
  return { url, quads: [...quads.values()], issues, damage };
};

const isEntered = ({ predicate, object }: Quad, level: number): boolean =>
  object.termType === 'NamedNode' &&
  isFollowed(predicate.value) &&
  !NOT_ENTERED.has(predicate.value) &&
  isAskable(object.value) &&
  (isGenid(object.value) ? level < GENID_LEVELS : level < LEVELS) &&
  !VOCABULARIES.some((prefix) => object.value.startsWith(prefix));

/** Without what belongs to other records, which would be told in part. */
const withoutOthers = (quads: readonly Quad[], own: ReadonlySet<string>): Quad[] => {
  const others = new Set(
    quads
      .filter(
        (q) => q.predicate.value === RDF_TYPE && RESOURCES.has(q.object.value) && !own.has(q.subject.value),
      )
      .map((q) => q.subject.value),
  );
  // Their blank nodes hang on nothing then; they go with them.
  for (let size = -1; size !== others.size; ) {
    size = others.size;
    for (const { subject, object } of quads)
      if (object.termType === 'BlankNode' && others.has(subject.value)) others.add(object.value);
  }
  return others.size === 0 ? [...quads] : quads.filter(({ subject }) => !others.has(subject.value));
};

/** @throws AppError `page-too-large`, and what asking throws */
export const describeAll = async (
  ctx: AdapterContext,
  method: Method,
  iris: readonly string[],
): Promise<ReadPage> => {
  const { url } = ctx.config;
  const sink = newSink();
  const links: Quad[] = [];
  const size = BATCH[method];
  for (const part of batchesOf(iris, size))
    for (const q of await askParts(ctx, method, sink, part, linksQuery, null)) links.push(q);
  const ofTopic = ns.foaf('primaryTopic').value;
  const froms = (isRecord: boolean): string[] => [
    ...new Set(
      links
        .filter(({ predicate }) => (predicate.value === ofTopic) === isRecord)
        .map(({ subject }) => subject.value)
        .filter((iri) => isAskable(iri) && !iris.includes(iri)),
    ),
  ];
  const catalogs = froms(false);
  const own = new Set([...iris, ...catalogs]);
  const ask = async (some: readonly string[], size: number, queryOf = describeQuery): Promise<Quad[]> => {
    const found: Quad[] = [];
    const countOf = queryOf === describeQuery ? describeCountQuery : null;
    for (const iri of some) sink.asked.add(iri);
    for (const part of batchesOf(some, size))
      for (const q of await askParts(ctx, method, sink, part, queryOf, countOf)) found.push(q);
    return withoutOthers(found, own);
  };
  const aboutCatalogs = await ask(catalogs, size, catalogQuery);
  const described = new Set(aboutCatalogs.map(({ subject }) => subject.value));
  // Of a catalogue that nobody describes, being in it says nothing.
  const isTold = ({ predicate, subject }: Quad): boolean =>
    predicate.value === ofTopic || iris.includes(subject.value) || described.has(subject.value);
  keep(sink, [...links.filter(isTold), ...aboutCatalogs], url);
  let quads = [...aboutCatalogs, ...(await ask([...iris, ...froms(true)], size))];
  for (let level = 0; quads.length > 0; level++) {
    keep(sink, quads, url);
    const entered = quads.filter((q) => isEntered(q, level) && !sink.asked.has(q.object.value));
    const namesIn = (isAddress: boolean): string[] => [
      ...new Set(
        entered
          .filter(({ predicate }) => ADDRESSES.has(predicate.value) === isAddress)
          .map(({ object }) => object.value),
      ),
    ];
    const names = namesIn(false);
    const addresses = namesIn(true).filter((iri) => !names.includes(iri));
    quads = [...(await ask(names, size)), ...(await ask(addresses, size * ADDRESSES_AT_ONCE))];
  }
  return asPage(sink, url);
};
