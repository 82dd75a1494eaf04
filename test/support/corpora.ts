/**
 * The corpora that tests over real data read, where they are present: `MOISSON_CORPORA`, else a folder beside
 * the project. Tests that need them are reported as skipped, by name, where they are not.
 */
import { existsSync, openAsBlob } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatOfFileName } from '../../src/rdf/media-types.ts';
import { readRdf } from '../../src/rdf/parse/read-rdf.ts';
import type { Quad } from '../../src/rdf/terms.ts';

export const CORPORA = resolve(process.env.MOISSON_CORPORA ?? '../shared/corpora');
export const hasCorpora = existsSync(CORPORA);

/** All quads of a file of the corpora, repaired as an import would. */
export const readCorpus = async (path: string, baseIRI: string): Promise<Quad[]> => {
  const quads: Quad[] = [];
  const file = join(CORPORA, path);
  const stream = (await openAsBlob(file)).stream() as unknown as ReadableStream<Uint8Array>;
  const options = { format: formatOfFileName(file)!, baseIRI, onIssue: () => undefined };
  for await (const batch of readRdf(stream, options)) for (const q of batch) quads.push(q);
  return quads;
};
