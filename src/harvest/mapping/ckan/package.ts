/**
 * A CKAN package as a dataset: the core fields, and those that the DCAT extension of CKAN documents.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { literal, type NamedNode } from '../../../rdf/terms.ts';
import { type ConceptName, wishConcept } from '../concepts.ts';
import { Draft, type Resource } from '../draft.ts';
import { sayKeywords } from '../hvd-tags.ts';
import type { JsonNode } from '../json-node.ts';
import type { MappingContext, SourceValue } from '../mapped-record.ts';
import { isIri } from '../meaning.ts';
import { addressOf, noteAll, sayAddress, sayIdentifier, sayPeriod, sayText } from '../say.ts';
import { sayAgentsOf } from './agents.ts';
import { sayDates, saySpatial } from './coverage.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { mapResource } from './resource.ts';
import { TECHNICAL } from './technical.ts';

const ADDRESSES: readonly (readonly [NamedNode, readonly string[]])[] = [
  [ns.dct('conformsTo'), ['conforms_to']],
  [ns.foaf('page'), ['documentation']],
  [ns.dct('relation'), ['related_resource']],
  [ns.dct('hasVersion'), ['has_version']],
  [ns.dct('isVersionOf'), ['is_version_of']],
  [ns.dct('source'), ['source']],
  [ns.dct('isReferencedBy'), ['is_referenced_by']],
  [ns.dcatap('applicableLegislation'), ['applicable_legislation']],
];

const CONCEPT_FIELDS: readonly (readonly [ConceptName, readonly string[]])[] = [
  ['frequency', ['frequency', 'update_frequency', 'frequency-of-update']],
  ['accessRights', ['access_rights']],
  ['datasetType', ['dcat_type']],
];

const CONCEPT_LISTS: readonly (readonly [ConceptName, readonly string[]])[] = [
  ['language', ['language']],
  ['theme', ['theme', 'theme-primary']],
  ['hvdCategory', ['hvd_category']],
];

const tagsOf = ({ node }: Fields): readonly SourceValue[] =>
  node
    .get('tags')
    .items()
    .flatMap((tag) => tag.textOf('display_name') ?? tag.textOf('name') ?? tag.text() ?? []);

/** The name of a portal's own theme is a keyword, as it has no IRI; beside it stands the theme of the EU that it means. */
const sayGroups = (draft: Draft, { node }: Fields, language: string | null): void => {
  for (const group of node.get('groups').items()) {
    const names = ['title', 'display_name', 'name'].map((key) => group.textOf(key));
    const name = names.find((text) => text !== null) ?? group.text();
    if (!name) continue;
    sayText(draft, draft.resource, ns.dcat('keyword'), name, language);
    wishConcept(draft, draft.resource, 'themeBeside', [name, ...names]);
  }
};

const sayLicence = (
  draft: Draft,
  { text }: Fields,
  distributions: readonly Resource[],
  language: string | null,
): void => {
  const url = text('license_url');
  const codes = text('license_id');
  const title = text('license_title', 'license', 'licence');
  if (!url && !codes && !title) return;
  draft.wish({
    kind: 'licence',
    subjects: distributions.length > 0 ? distributions : [draft.resource],
    iri: url && isIri(url.value) ? url : null,
    codes: codes && !isIri(codes.value) ? [codes] : [],
    texts: [title, codes].filter((value) => value !== null),
    language,
  });
};

const sayTexts = (draft: Draft, { text, localised }: Fields, language: string | null): void => {
  for (const title of localised('title'))
    sayText(draft, draft.resource, ns.dct('title'), title, title.language ?? language);
  for (const notes of localised('notes'))
    sayText(draft, draft.resource, ns.dct('description'), notes, notes.language ?? language);
  sayText(draft, draft.resource, ns.dcat('version'), text('version'));
  sayText(draft, draft.resource, ns.adms('versionNotes'), text('version_notes'), language);
  const provenance = text('provenance');
  if (provenance) {
    const statement = draft.part(draft.resource, ns.dct('provenance'), ns.dct('ProvenanceStatement'));
    sayText(draft, statement, ns.rdfs('label'), provenance, language);
  }
  const metres = text('spatial_resolution_in_meters');
  if (metres && /^\d+(\.\d+)?$/.test(metres.value))
    draft.give(
      draft.resource,
      ns.dcat('spatialResolutionInMeters'),
      literal(metres.value, ns.xsd('decimal')),
      metres.place,
    );
  const step = text('temporal_resolution');
  if (step)
    draft.give(
      draft.resource,
      ns.dcat('temporalResolution'),
      literal(step.value, ns.xsd('duration')),
      step.place,
    );
};

const sayKeywordsOf = (draft: Draft, fields: Fields, language: string | null): void => {
  const translated = fields.localised('tags').filter((tag) => tag.language !== null);
  for (const tag of translated) sayText(draft, draft.resource, ns.dcat('keyword'), tag, tag.language);
  sayKeywords(draft, tagsOf(fields), (tag) => {
    if (translated.length === 0) sayText(draft, draft.resource, ns.dcat('keyword'), tag, language);
  });
};

/** The draft of one package, or null where it has neither identifier nor title. */
export const mapPackage = (node: JsonNode, context: MappingContext): Draft | null => {
  const fields = fieldsOf(node);
  const { text, list } = fields;
  const identifier = text('identifier', 'id') ?? text('name');
  if (!identifier && !text('title')) return null;
  const uri = text('uri');
  const iri = uri && isIri(uri.value) ? addressOf(uri.value) : null;
  const draft = new Draft('dataset', { place: node.place, key: identifier?.value ?? '', iri });
  const { language } = context;
  sayIdentifier(draft, draft.resource, identifier);
  sayTexts(draft, fields, language);
  sayAddress(draft, draft.resource, ns.dcat('landingPage'), text('landing_page', 'url'));
  sayDates(draft, fields);
  sayKeywordsOf(draft, fields, language);
  sayGroups(draft, fields, language);
  sayAgentsOf(draft, fields, context);
  sayPeriod(
    draft,
    text('temporal_start', 'temporal_coverage-from'),
    text('temporal_end', 'temporal_coverage-to'),
  );
  for (const period of node.get('temporal_coverage').items())
    if (period.isObject) sayPeriod(draft, period.textOf('start'), period.textOf('end'));
  saySpatial(draft, fields, language);
  for (const [property, names] of ADDRESSES)
    for (const value of list(...names)) sayAddress(draft, draft.resource, property, value);
  for (const [name, names] of CONCEPT_FIELDS)
    wishConcept(draft, draft.resource, name, [text(...names)], { language });
  for (const [name, names] of CONCEPT_LISTS)
    for (const value of list(...names)) wishConcept(draft, draft.resource, name, [value], { language });
  for (const value of list('alternate_identifier')) {
    const other = draft.part(draft.resource, ns.adms('identifier'), ns.adms('Identifier'));
    sayText(draft, other, ns.skos('notation'), value);
  }

  const resources = node
    .get('resources')
    .items()
    .filter((item) => item.isObject)
    .map(fieldsOf);
  const distributions = resources.map((resource) => mapResource(draft, resource, language));
  sayLicence(draft, fields, distributions, language);
  // Some write them as extras.
  for (const key of TECHNICAL.package) text(key);
  noteAll(draft, [...fields.unread(), ...resources.flatMap((resource) => resource.unread())]);
  return draft;
};
