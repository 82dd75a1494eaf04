/**
 * Reads RDF back with the libraries alone, and tells whether two sets of quads say the same: for tests of
 * what we write.
 */
import jsonld from 'jsonld';
import { Parser } from 'n3';
// @ts-expect-error The package has no types.
import { canonize } from 'rdf-canonize';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { RDF_FORMATS, type RdfFormat } from '../../src/rdf/media-types.ts';
import {
  blankNode,
  defaultGraph,
  literal,
  namedNode,
  type Quad,
  quad,
  type Term,
  termKey,
  tripleKey,
} from '../../src/rdf/terms.ts';

const readN3 = async (text: string, format: RdfFormat): Promise<Quad[]> =>
  new Parser({ format: RDF_FORMATS[format].mediaType }).parse(text);

export const readRdfXml = (text: string, baseIRI = ''): Promise<Quad[]> =>
  new Promise((resolve, reject) => {
    const quads: Quad[] = [];
    const parser = new RdfXmlParser({ baseIRI, validateUri: false, allowDuplicateRdfIds: true });
    parser.on('data', (found: Quad) => quads.push(ours(found)));
    parser.on('error', reject);
    parser.on('end', () => resolve(quads));
    parser.write(text);
    parser.end();
  });

/** The same quad with terms of our own factory. */
const ours = ({ subject, predicate, object, graph }: Quad): Quad => {
  const term = (t: Term): Term => {
    switch (t.termType) {
      case 'NamedNode':
        return namedNode(t.value);
      case 'BlankNode':
        return blankNode(t.value);
      case 'Literal':
        return literal(t.value, t.language || namedNode(t.datatype.value));
      default:
        return defaultGraph();
    }
  };
  return quad(term(subject) as never, term(predicate) as never, term(object) as never, term(graph) as never);
};

export const readJsonLd = async (text: string, base = ''): Promise<Quad[]> => {
  const documentLoader = async (url: string): Promise<never> => {
    throw new Error(`A document must not need ${url}.`);
  };
  const quads = await jsonld.toRDF(JSON.parse(text), { documentLoader, base } as never);
  return (quads as unknown as Quad[]).map(ours);
};

const READERS: Record<RdfFormat, (text: string, format: RdfFormat) => Promise<Quad[]>> = {
  turtle: readN3,
  trig: readN3,
  ntriples: readN3,
  nquads: readN3,
  rdfxml: (text) => readRdfXml(text),
  jsonld: (text) => readJsonLd(text),
};

export const readBack = (format: RdfFormat, text: string): Promise<Quad[]> => READERS[format](text, format);

const keyOf = (q: Quad): string => `${tripleKey(q)}\n${termKey(q.graph)}`;

/** RDFC-1.0 of the set of quads, without the cap on its work: the graphs of tests are small. */
export const canonical = (quads: readonly Quad[]): Promise<string> =>
  canonize([...new Map(quads.map((q) => [keyOf(q), q])).values()], {
    algorithm: 'RDFC-1.0',
    maxWorkFactor: Infinity,
  }) as unknown as Promise<string>;

export const inDefaultGraph = (quads: readonly Quad[]): Quad[] =>
  quads.map(({ subject, predicate, object }) => quad(subject as never, predicate as never, object as never));

const XSD_DOUBLE = 'http://www.w3.org/2001/XMLSchema#double';

/** jsonld.js rewrites the lexical form of every xsd:double, also of those that are strings in the document. */
export const withDoublesOfJsonLdJs = (quads: readonly Quad[]): Quad[] =>
  quads.map((q) => {
    if (q.object.termType !== 'Literal' || q.object.datatype.value !== XSD_DOUBLE) return q;
    const value = Number.parseFloat(q.object.value)
      .toExponential(15)
      .replace(/(\d)0*e\+?/, '$1E');
    return quad(
      q.subject as never,
      q.predicate as never,
      literal(value, q.object.datatype),
      q.graph as never,
    );
  });
