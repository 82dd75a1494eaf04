/**
 * The documents that are asked for: pages of a hundred members, and one record of the first page.
 */
import { Parser } from 'n3';
import { REPRESENTATIONS, type Representation } from '../src/http/representations.ts';
import { extensionOf } from '../src/http/urls.ts';
import { ns } from '../src/rdf/namespaces.ts';
import type { Quad } from '../src/rdf/terms.ts';
import { timedGet } from './lib/requests.ts';

export const FORMATS: readonly Representation[] = REPRESENTATIONS;

export const pageUrl = (origin: string, format: Representation, page: number): string =>
  `${origin}/catalog.${extensionOf(format)}?page=${page}&page_size=100`;

/** How many pages there are, as the first one links to the last. */
export const lastPage = async (origin: string): Promise<number> => {
  const { headers } = await timedGet(pageUrl(origin, 'ntriples', 1));
  const link = String(headers.link).match(/[?&]page=(\d+)[^>]*>; rel="last"/);
  return Number(link?.[1] ?? 1);
};

/** What the first page says. */
export const firstPageQuads = async (origin: string): Promise<readonly Quad[]> => {
  const { body } = await timedGet(pageUrl(origin, 'ntriples', 1));
  return new Parser({ format: 'N-Triples' }).parse(body.toString());
};

const TYPE = ns.rdf('type').value;
const DATASET = ns.dcat('Dataset').value;
const DISTRIBUTION = ns.dcat('distribution').value;
const PRIMARY_TOPIC = ns.foaf('primaryTopic').value;

/** The id of a dataset of middling size among these: by what it and its distributions say. */
export const middlingDataset = (quads: readonly Quad[]): string => {
  const about = Map.groupBy(quads, ({ subject }) => subject.value);
  const objects = (iri: string, predicate: string): string[] =>
    (about.get(iri) ?? []).filter((q) => q.predicate.value === predicate).map(({ object }) => object.value);
  const size = (iri: string): number =>
    [iri, ...objects(iri, DISTRIBUTION)].reduce((sum, node) => sum + (about.get(node)?.length ?? 0), 0);
  const datasets = quads
    .filter((q) => q.predicate.value === PRIMARY_TOPIC && q.subject.value.includes('/records/'))
    .filter(({ object }) => objects(object.value, TYPE).includes(DATASET))
    .map(({ subject, object }) => ({ id: subject.value.split('/').at(-1)!, size: size(object.value) }))
    .sort((a, b) => a.size - b.size || (a.id < b.id ? -1 : 1));
  const middle = datasets[Math.floor(datasets.length / 2)];
  if (!middle) throw new Error('The first page has no dataset.');
  return middle.id;
};

export const recordUrl = (origin: string, format: Representation, id: string): string =>
  `${origin}/datasets/${id}.${extensionOf(format)}`;
