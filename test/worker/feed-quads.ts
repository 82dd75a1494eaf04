/** RDF with graphs as comparable lines; blank nodes, which here are relations alone, by what they say. */
import jsonld from 'jsonld';
import { Parser, type Quad } from 'n3';

const nquadsOf = async (text: string, type: string): Promise<string> =>
  type === 'application/ld+json'
    ? ((await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' })) as unknown as string)
    : text;

const lineOf = (q: Quad): string =>
  [q.subject, q.predicate, q.object, q.graph]
    .map((term) => (term.termType === 'BlankNode' ? '_' : (term as { id: string }).id))
    .join(' ');

export const parseRdf = async (text: string, type: string): Promise<string[]> =>
  new Parser()
    .parse(await nquadsOf(text, type))
    .map(lineOf)
    .sort();
