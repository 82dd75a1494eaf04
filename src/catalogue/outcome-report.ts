/**
 * The outcome of a record by a profile as RDF, and the IRIs under which outcomes are published.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { literal, type NamedNode, namedNode, type Quad, quad } from '../rdf/terms.ts';
import type { ProfileOutcome } from '../shacl/finding.ts';
import { recordIri } from './identity.ts';
import type { Judged } from './judge-records.ts';

export const outcomesIri = (baseUrl: string): string => `${baseUrl}/outcomes`;

/** The report on a record by a profile. */
export const outcomeIri = (baseUrl: string, id: string, profile: string): string =>
  `${outcomesIri(baseUrl)}/${id}/${profile}`;

const XSD_BOOLEAN = ns.xsd('boolean');
const XSD_INTEGER = ns.xsd('integer');
const MOISSON = 'urn:moisson:';
/** Leads from a report to a rule that its record breaks. */
export const FAILS = `${MOISSON}fails`;

const COUNTS = ['violations', 'warnings', 'infos'] as const;

/**
 * The report as RDF: `sh:conforms` as SHACL §3.6 has it (no result at all), the counts, and a
 * `urn:moisson:fails` for each rule; the results in full are at the record's validation page.
 */
export const outcomeQuads = (
  { record, outcome }: Judged,
  { profile, conforms, violations, warnings, infos }: ProfileOutcome,
  baseUrl: string,
): Quad[] => {
  const report = namedNode(outcomeIri(baseUrl, record.id, profile));
  const counts = { violations, warnings, infos };
  const about = (predicate: NamedNode, object: Quad['object']): Quad => quad(report, predicate, object);
  const rules = new Set(
    outcome.findings.filter(({ profiles }) => profiles.includes(profile)).map(({ shape }) => shape),
  );
  return [
    about(namedNode(RDF_TYPE), ns.sh('ValidationReport')),
    about(ns.sh('conforms'), literal(String(conforms), XSD_BOOLEAN)),
    about(ns.dct('conformsTo'), namedNode(`${baseUrl}/shapes/${profile}`)),
    about(ns.dqv('computedOn'), namedNode(record.iri)),
    about(ns.foaf('primaryTopic'), namedNode(recordIri(baseUrl, record.id))),
    ...COUNTS.map((name) => about(namedNode(MOISSON + name), literal(String(counts[name]), XSD_INTEGER))),
    ...[...rules].sort().map((shape) => about(namedNode(FAILS), namedNode(shape))),
  ];
};
