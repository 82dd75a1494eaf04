/**
 * How many records a second validation judges by DCAT-AP and by the profile of high-value data, on one core,
 * and what it holds in memory. In this process, without server and store: `node bench/validate.ts [corpus]`.
 */
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { splitRecords } from '../src/catalogue/split.ts';
import { residentBytes } from '../src/cli/local/processes.ts';
import { formatOfFileName } from '../src/rdf/media-types.ts';
import { readRdf } from '../src/rdf/parse/read-rdf.ts';
import type { Quad } from '../src/rdf/terms.ts';
import { profileOf } from '../src/shacl/profiles.ts';
import { shapesOf } from '../src/shacl/shapes-files.ts';
import { createValidator } from '../src/shacl/validate.ts';
import { vocabulariesFromFiles } from '../src/vocab/files.ts';
import { recordInputs } from '../test/corpora/shacl-inputs.ts';
import { openCorpus } from './lib/corpus.ts';
import { machineText, readMachine } from './lib/machine.ts';
import { type Section, sectionText } from './lib/section.ts';

const BASE_URL = 'https://cat.example';
const SYNTHETIC_DATASETS = 1000;
const PROFILES = ['dcat-ap', 'dcat-ap-hvd'].map((id) => profileOf(id)!);

const readAll = async (file: string): Promise<Quad[]> => {
  const stream = (await openAsBlob(file)).stream() as unknown as ReadableStream<Uint8Array>;
  const quads: Quad[] = [];
  const options = { format: formatOfFileName(file)!, baseIRI: `${BASE_URL}/`, onIssue: () => undefined };
  for await (const batch of readRdf(stream, options)) for (const q of batch) quads.push(q);
  return quads;
};

const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Twice over the same records: building the validators and loading the vocabularies falls into the first. */
const measure = async (title: string, file: string): Promise<readonly Section['rows'][number][]> => {
  const { records } = splitRecords(await readAll(file), { baseUrl: BASE_URL, source: 'bench' });
  const validator = createValidator({ shapesOf, vocabularies: vocabulariesFromFiles() });
  const rows: Section['rows'][number][] = [];
  for (const round of ['first', 'again']) {
    globalThis.gc?.();
    const start = { time: performance.now(), cpu: processorSeconds(), bytes: residentBytes(process.pid) };
    let peakBytes = start.bytes;
    let validated = 0;
    let findings = 0;
    for (const input of recordInputs(records)) {
      const outcome = await validator.validateRecord(input, PROFILES);
      findings += outcome.findings.length;
      if (++validated % 100 === 0) peakBytes = Math.max(peakBytes, residentBytes(process.pid));
    }
    const seconds = (performance.now() - start.time) / 1000;
    rows.push({
      corpus: title,
      round,
      records: validated,
      findings,
      seconds,
      perSecond: validated / seconds,
      perCpuSecond: validated / (processorSeconds() - start.cpu),
      growthBytes: peakBytes - start.bytes,
    });
  }
  return rows;
};

const section = (rows: Section['rows']): Section => ({
  name: 'validate',
  title: `Validation by ${PROFILES.map(({ id }) => id).join(' and ')}`,
  columns: {
    corpus: { label: 'corpus', unit: 'text' },
    round: { label: 'round', unit: 'text' },
    records: { label: 'records', unit: 'count' },
    findings: { label: 'findings', unit: 'count' },
    seconds: { label: 'elapsed', unit: 'seconds' },
    perSecond: { label: 'elapsed', unit: 'perSecond' },
    perCpuSecond: { label: 'of processor time', unit: 'perSecond' },
    growthBytes: { label: 'memory, peak over start', unit: 'bytes' },
  },
  rows,
});

const scratch = mkdtempSync(join(tmpdir(), 'moisson-bench-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
console.log(machineText(readMachine()));
const names = process.argv.length > 2 ? process.argv.slice(2) : ['synthetic', 'hvd'];
const rows: Section['rows'][number][] = [];
for (const name of names) {
  const { title, file } = openCorpus(name, SYNTHETIC_DATASETS, scratch);
  rows.push(...(await measure(title, file)));
}
console.log(sectionText(section(rows)));
