/**
 * RDF as other people's programs read it: with the libraries alone, never with ours.
 */
import jsonld from 'jsonld';
import { Parser, type Quad, Store } from 'n3';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

export const DCAT = 'http://www.w3.org/ns/dcat#';
export const DCT = 'http://purl.org/dc/terms/';
export const HYDRA = 'http://www.w3.org/ns/hydra/core#';
export const FOAF = 'http://xmlns.com/foaf/0.1/';
export const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

const readXml = (text: string, baseIRI: string): Promise<Quad[]> =>
  new Promise((resolve, reject) => {
    const quads: Quad[] = [];
    const parser = new RdfXmlParser({ baseIRI });
    parser.on('data', (found: Quad) => quads.push(found));
    parser.on('error', reject);
    parser.on('end', () => resolve(quads));
    parser.write(text);
    parser.end();
  });

const readJson = async (text: string, base: string): Promise<Quad[]> => {
  const nquads = await jsonld.toRDF(JSON.parse(text), {
    base,
    format: 'application/n-quads',
    documentLoader: (url: string) => Promise.reject(new Error(`No harvester fetches the context ${url}.`)),
  });
  return new Parser({ format: 'application/n-quads' }).parse(nquads as unknown as string);
};

type Read = (text: string, base: string) => Promise<Quad[]>;

const readN3 =
  (format: string): Read =>
  async (text, baseIRI) =>
    new Parser({ format, baseIRI }).parse(text);

export const READERS: Readonly<Record<string, Read>> = {
  'application/rdf+xml': readXml,
  'application/ld+json': readJson,
  'text/turtle': readN3('text/turtle'),
  'application/n-triples': readN3('application/n-triples'),
  'application/trig': readN3('application/trig'),
};

/** All statements, whatever graph they stand in. */
export const readRdf = async (text: string, mediaType: string, base: string): Promise<Store> => {
  const read = READERS[mediaType];
  if (!read) throw new Error(`${base} is ${mediaType}, which no harvester reads.`);
  return new Store(await read(text, base));
};

export const subjectsOfType = (store: Store, type: string): string[] => [
  ...new Set(store.getSubjects(TYPE, type, null).map(({ value }) => value)),
];

/** Services and series that are no datasets as well. */
export const otherResources = (store: Store): string[] => {
  const datasets = new Set(subjectsOfType(store, `${DCAT}Dataset`));
  return ['DataService', 'DatasetSeries']
    .flatMap((name) => subjectsOfType(store, DCAT + name))
    .filter((iri) => !datasets.has(iri));
};

export const valuesOf = (store: Store, subject: string, predicate: string): string[] => [
  ...new Set(store.getObjects(subject, predicate, null).map(({ value }) => value)),
];
