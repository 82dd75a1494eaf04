/**
 * The report as RDF, in the Data Quality Vocabulary: each requirement a metric, each record's verdict and
 * checks measurements of it. docs/hvd.md describes the shape. The words come in, this file has none.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { type Literal, literal, type NamedNode, namedNode, type Quad, quad } from '../rdf/terms.ts';
import type { Cause, Requirement } from './hvd-report-checks.ts';
import { REQUIREMENTS } from './hvd-report-checks.ts';
import type { HvdRecord } from './hvd-report-judge.ts';

/** The names of metrics and the reasons, in every language. */
export interface HvdWords {
  readonly metric: (name: Requirement | 'counts' | 'countsByLetter') => readonly Literal[];
  readonly cause: (cause: Cause) => readonly Literal[];
}

const A = namedNode(RDF_TYPE);
const VERDICTS = ['counts', 'countsByLetter'] as const;
const METRICS = [...VERDICTS, ...REQUIREMENTS];

/** Tens of thousands of statements share these. */
const MEASUREMENT = ns.dqv('QualityMeasurement');
const COMPUTED_ON = ns.dqv('computedOn');
const IS_MEASUREMENT_OF = ns.dqv('isMeasurementOf');
const VALUE = ns.dqv('value');
const TRUE = literal('true', ns.xsd('boolean'));
const FALSE = literal('false', ns.xsd('boolean'));

const metricIri = (baseUrl: string, name: string): NamedNode => namedNode(`${baseUrl}/hvd#${name}`);

const metrics = (baseUrl: string, words: HvdWords): Quad[] =>
  METRICS.flatMap((name) => {
    const metric = metricIri(baseUrl, name);
    return [
      quad(metric, A, ns.dqv('Metric')),
      quad(metric, ns.dqv('expectedDataType'), ns.xsd('boolean')),
      ...words.metric(name).map((label) => quad(metric, ns.skos('prefLabel'), label)),
    ];
  });

const valuesOf = ({ counts, countsByLetter, checks }: HvdRecord): readonly (readonly [string, boolean])[] => [
  ['counts', counts],
  ['countsByLetter', countsByLetter],
  ...checks
    .filter(({ state }) => state !== 'notApplicable')
    .map(({ requirement, state }) => [requirement, state === 'met'] as const),
];

export const hvdQuads = (records: readonly HvdRecord[], baseUrl: string, words: HvdWords): Quad[] => {
  const metricOf = new Map<string, NamedNode>(METRICS.map((name) => [name, metricIri(baseUrl, name)]));
  const quads = metrics(baseUrl, words);
  for (const record of records) {
    const resource = namedNode(record.iri);
    for (const [name, value] of valuesOf(record)) {
      const node = namedNode(`${baseUrl}/hvd/${record.id}#${name}`);
      quads.push(
        quad(node, A, MEASUREMENT),
        quad(node, COMPUTED_ON, resource),
        quad(node, IS_MEASUREMENT_OF, metricOf.get(name)!),
        quad(node, VALUE, value ? TRUE : FALSE),
      );
    }
    const verdict = namedNode(`${baseUrl}/hvd/${record.id}#counts`);
    for (const cause of record.causes)
      for (const reason of words.cause(cause)) quads.push(quad(verdict, ns.rdfs('comment'), reason));
  }
  return quads;
};
