/**
 * Which links make the target part of the record, which lead to a shared entity, and which are never followed:
 * the tables by which a dump is split. By predicate and class, never by how often a node is named, so that
 * the same node is judged alike in every run.
 */
import { ns, PREFIXES, RDF_TYPE } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';

/** Targets with an IRI that belong to the record that names them. (Blank nodes always do.) */
export const OWNING_PREDICATES: ReadonlySet<string> = new Set(
  [
    ns.dcat('distribution'),
    ns.adms('sample'),
    ns.adms('identifier'),
    ns.spdx('checksum'),
    ns.dct('temporal'),
    ns.dcat('qualifiedRelation'),
    ns.prov('qualifiedAttribution'),
    ns.dqv('hasQualityMeasurement'),
    ns.dqv('hasQualityAnnotation'),
    ns.odrl('hasPolicy'),
    // Pages about one thing; where several share one, each keeps what is said of it.
    ns.dcat('landingPage'),
    ns.foaf('page'),
    ns.foaf('homepage'),
  ].map((term) => term.value),
);

/** Those of them whose targets are described where they are named: one that is not has lost its description. */
export const DESCRIBING_PREDICATES: ReadonlySet<string> = new Set(
  [
    ns.dcat('distribution'),
    ns.adms('identifier'),
    ns.spdx('checksum'),
    ns.dct('temporal'),
    ns.dcat('qualifiedRelation'),
    ns.prov('qualifiedAttribution'),
    ns.dqv('hasQualityMeasurement'),
    ns.dqv('hasQualityAnnotation'),
  ].map((term) => term.value),
);

/** Classes whose nodes belong to the record that names them, by whatever predicate. */
export const OWNED_CLASSES: ReadonlySet<string> = new Set(
  [
    ns.dcat('Distribution'),
    ns.dcat('Relationship'),
    ns.spdx('Checksum'),
    ns.dct('PeriodOfTime'),
    ns.prov('Attribution'),
    ns.adms('Identifier'),
    ns.dqv('QualityMeasurement'),
  ].map((term) => term.value),
);

/** Following classes, concept schemes or ontologies would drag whole vocabularies into each record. */
export const NOT_FOLLOWED: readonly string[] = [RDF_TYPE, PREFIXES.skos, PREFIXES.owl];

export const isFollowed = (predicate: string): boolean =>
  !NOT_FOLLOWED.some((prefix) => predicate.startsWith(prefix));

/** The properties by which a catalogue names its members. */
export const MEMBERSHIP_PREDICATES: ReadonlySet<string> = new Set(
  [ns.dcat('dataset'), ns.dcat('service'), ns.dcat('catalog')].map((term) => term.value),
);

/** Paging controls of an export are no content: every page has its own. */
export const isPagingControl = ({ predicate, object }: Quad): boolean =>
  predicate.value.startsWith(PREFIXES.hydra) ||
  (predicate.value === RDF_TYPE && object.value.startsWith(PREFIXES.hydra));
