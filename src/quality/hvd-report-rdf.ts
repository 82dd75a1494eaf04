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

const measurement = (
  baseUrl: string,
  { id, iri }: HvdRecord,
  name: string,
  value: boolean,
  comments: readonly Literal[] = [],
): Quad[] => {
  const node = namedNode(`${baseUrl}/hvd/${id}#${name}`);
  const resource = namedNode(iri);
  return [
    quad(resource, ns.dqv('hasQualityMeasurement'), node),
    quad(node, A, ns.dqv('QualityMeasurement')),
    quad(node, ns.dqv('computedOn'), resource),
    quad(node, ns.dqv('isMeasurementOf'), metricIri(baseUrl, name)),
    quad(node, ns.dqv('value'), literal(String(value), ns.xsd('boolean'))),
    ...comments.map((comment) => quad(node, ns.rdfs('comment'), comment)),
  ];
};

export const hvdQuads = (records: readonly HvdRecord[], baseUrl: string, words: HvdWords): Quad[] => [
  ...metrics(baseUrl, words),
  ...records.flatMap((record) => [
    ...measurement(baseUrl, record, 'counts', record.counts, record.causes.flatMap(words.cause)),
    ...measurement(baseUrl, record, 'countsByLetter', record.countsByLetter),
    ...record.checks
      .filter(({ state }) => state !== 'notApplicable')
      .flatMap(({ requirement, state }) => measurement(baseUrl, record, requirement, state === 'met')),
  ]),
];
