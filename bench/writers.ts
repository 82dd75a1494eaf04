/**
 * Our serializers beside n3's Writer, on the quads of the first page, in this process. n3 writes the quads in
 * the order given; ours sort, group and nest them, which is what the ratio pays for.
 */
import { Writer } from 'n3';
import { labelOfRepresentation, OFFERED_FORMATS } from '../src/http/representations.ts';
import { RDF_FORMATS, type RdfFormat } from '../src/rdf/media-types.ts';
import { PREFIXES } from '../src/rdf/namespaces.ts';
import { serialize } from '../src/rdf/serialize/serialize.ts';
import type { Quad } from '../src/rdf/terms.ts';
import type { BootedServer } from './lib/boot.ts';
import type { Section } from './lib/section.ts';
import { type Spread, spread } from './lib/statistics.ts';
import { firstPageQuads } from './pages.ts';

const WARM_UP = 5;
const SAMPLES = 20;

/** What n3 can write. */
const N3_FORMATS: readonly RdfFormat[] = ['turtle', 'ntriples', 'trig'];

const withN3 = (format: RdfFormat, quads: readonly Quad[]): string => {
  const writer = new Writer({ format: RDF_FORMATS[format].mediaType, prefixes: PREFIXES });
  writer.addQuads([...quads]);
  let text = '';
  writer.end((error, result: string) => {
    if (error) throw error;
    text = result;
  });
  return text;
};

const time = (write: () => string): { readonly bytes: number; readonly ms: Spread } => {
  for (let i = 0; i < WARM_UP; i++) write();
  const samples: number[] = [];
  let text = '';
  for (let i = 0; i < SAMPLES; i++) {
    const started = performance.now();
    text = write();
    samples.push(performance.now() - started);
  }
  return { bytes: Buffer.byteLength(text), ms: spread(samples) };
};

export const measureWriters = async (server: BootedServer): Promise<Section> => {
  const quads = await firstPageQuads(server.url);
  const rows = OFFERED_FORMATS.map((format) => {
    const ours = time(() => serialize(format, quads, { baseIRI: `${server.baseUrl}/` }));
    const n3 = N3_FORMATS.includes(format) ? time(() => withN3(format, quads)) : null;
    return {
      format: labelOfRepresentation(format),
      ours: ours.ms.median,
      oursP95: ours.ms.p95,
      n3: n3?.ms.median ?? null,
      n3P95: n3?.ms.p95 ?? null,
      ratio: n3 ? ours.ms.median / n3.ms.median : null,
      oursBytes: ours.bytes,
      n3Bytes: n3?.bytes ?? null,
    };
  });
  return {
    name: 'writers',
    title: `Serializing the ${quads.length} triples of page 1 in Node, beside n3’s Writer`,
    columns: {
      format: { label: 'format', unit: 'text' },
      ours: { label: 'ours', unit: 'ms' },
      oursP95: { label: 'p95', unit: 'ms' },
      n3: { label: 'n3', unit: 'ms' },
      n3P95: { label: 'p95', unit: 'ms' },
      ratio: { label: 'ours to n3', unit: 'ratio' },
      oursBytes: { label: 'size', unit: 'bytes' },
      n3Bytes: { label: 'size, n3', unit: 'bytes' },
    },
    rows,
  };
};
