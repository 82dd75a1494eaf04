/**
 * A dataset of an Opendatasoft catalogue: the metadata templates `default`, `dcat` (and its successors) and
 * `inspire`.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { type NamedNode, namedNode } from '../../../rdf/terms.ts';
import { type ConceptName, wishConcept } from '../concepts.ts';
import { Draft } from '../draft.ts';
import { sayKeywords } from '../hvd-tags.ts';
import type { JsonNode } from '../json-node.ts';
import type { MappingContext, SourceValue } from '../mapped-record.ts';
import { isIri } from '../meaning.ts';
import {
  addressOf,
  noteAll,
  sayAddress,
  sayContact,
  sayDate,
  sayIdentifier,
  sayPeriod,
  sayText,
} from '../say.ts';
import { LOCATION, sayPlaceName, wktBox, wktLiteral } from '../spatial.ts';
import { sayAttachments, sayExports } from './distributions.ts';
import { pageUrl } from './exports.ts';

/** Several templates for DCAT succeeded each other; a portal may have any of them. */
interface Metas {
  readonly standard: JsonNode;
  readonly dcat: readonly JsonNode[];
  readonly inspire: JsonNode;
}

const first = (nodes: readonly JsonNode[], ...keys: readonly string[]): SourceValue | null => {
  for (const node of nodes)
    for (const key of keys) {
      const text = node.get(key).texts()[0];
      if (text) return text;
    }
  return null;
};

const sayDates = (draft: Draft, { standard, dcat }: Metas): void => {
  sayDate(draft, draft.resource, ns.dct('created'), first(dcat, 'created'));
  sayDate(draft, draft.resource, ns.dct('issued'), first(dcat, 'issued'));
  sayDate(draft, draft.resource, ns.dct('modified'), standard.textOf('modified'));
};

const TEXTS: readonly (readonly [NamedNode, string])[] = [
  [ns.dct('title'), 'title'],
  [ns.dct('description'), 'description'],
];

const sayStandard = (draft: Draft, { standard }: Metas, language: string | null): void => {
  for (const [property, key] of TEXTS)
    sayText(draft, draft.resource, property, standard.textOf(key), language);
  sayKeywords(draft, standard.get('keyword').texts(), (tag) => {
    sayText(draft, draft.resource, ns.dcat('keyword'), tag, language);
  });
  for (const theme of standard.get('theme').texts()) {
    sayText(draft, draft.resource, ns.dcat('keyword'), theme, language);
    wishConcept(draft, draft.resource, 'themeBeside', [theme]);
  }
  wishConcept(draft, draft.resource, 'language', [standard.textOf('language')], { isCode: true });
  for (const territory of standard.get('territory').texts()) sayPlaceName(draft, territory, language);
  for (const reference of standard.get('references').texts())
    if (addressOf(reference.value)) sayAddress(draft, draft.resource, ns.foaf('page'), reference);
    else draft.note('not-mapped', reference);
};

const sayAgents = (draft: Draft, { standard, dcat }: Metas): void => {
  const agents = [
    [ns.dct('publisher'), standard.textOf('publisher') ?? first(dcat, 'publisher')],
    [ns.dct('creator'), first(dcat, 'creator')],
    [ns.dct('contributor'), first(dcat, 'contributor')],
  ] as const;
  for (const [property, name] of agents) {
    if (!name) continue;
    const agent = draft.part(draft.resource, property, ns.foaf('Agent'));
    sayText(draft, agent, ns.foaf('name'), name);
    if (property.equals(ns.dct('publisher')))
      wishConcept(draft, agent, 'publisherType', [first(dcat, 'publisher_type')]);
  }
  sayContact(draft, { name: first(dcat, 'contact_name'), email: first(dcat, 'contact_email') });
};

/** The frequency stands in either template, as a text or an IRI. */
const CONCEPTS: readonly (readonly [ConceptName, readonly string[]])[] = [
  ['frequency', ['accrualperiodicity', 'accrual_periodicity', 'update_frequency']],
  ['accessRights', ['accessrights', 'access_rights', 'accessRights']],
  ['hvdCategory', ['hvdcategory', 'hvd_category']],
];

const sayDcat = (draft: Draft, { standard, dcat }: Metas, language: string | null): void => {
  for (const [name, keys] of CONCEPTS)
    wishConcept(draft, draft.resource, name, [first([...dcat, standard], ...keys)], { language });
  const spatial = first(dcat, 'spatial');
  if (spatial && isIri(spatial.value))
    draft.give(draft.resource, ns.dct('spatial'), namedNode(spatial.value), spatial.place);
  else if (spatial) sayPlaceName(draft, spatial, language);
  const temporal = first(dcat, 'temporal');
  // ISO 8601 §5.5.2: two dates with a slash in between.
  const [start, end, ...rest] = temporal?.value.split('/') ?? [];
  if (temporal && start && end && rest.length === 0)
    sayPeriod(draft, { ...temporal, value: start.trim() }, { ...temporal, value: end.trim() });
  else if (temporal) draft.note('not-mapped', temporal);
  sayPeriod(
    draft,
    first(dcat, 'temporal_coverage_start', 'temporal_coverage_start_date', 'temporal_start'),
    first(dcat, 'temporal_coverage_end', 'temporal_coverage_end_date', 'temporal_end'),
  );
  const addresses = [
    [ns.dct('relation'), first(dcat, 'relation')],
    [ns.dct('conformsTo'), first(dcat, 'conforms_to', 'conformsto')],
    [ns.dcatap('applicableLegislation'), first(dcat, 'applicablelegislation', 'applicable_legislation')],
  ] as const;
  for (const [property, value] of addresses) sayAddress(draft, draft.resource, property, value);
};

const EDGES = ['westbound_longitude', 'eastbound_longitude', 'southbound_latitude', 'northbound_latitude'];

const sayInspire = (draft: Draft, { inspire }: Metas): void => {
  for (const theme of inspire.get('theme').texts())
    wishConcept(draft, draft.resource, 'inspireTheme', [theme]);
  const [west, east, south, north] = EDGES.map(
    (edge) => inspire.textOf(`extend_bounding_box_${edge}`)?.value,
  );
  if (west && east && south && north) {
    const place = draft.part(draft.resource, ns.dct('spatial'), LOCATION);
    draft.give(place, ns.dcat('bbox'), wktLiteral(wktBox({ west, east, south, north })), inspire.place);
  }
  const contact = inspire.textOf('contact_email');
  if (contact && !draft.hasGiven(draft.resource, ns.dcat('contactPoint')))
    sayContact(draft, { name: inspire.textOf('contact_individual_name'), email: contact });
};

/** About the platform and its forms. */
const TECHNICAL: Readonly<Record<'dataset' | 'standard', readonly string[]>> = {
  dataset:
    `dataset_uid data_visible features fields has_records metas attachments alternative_exports visibility links
    default_security`.split(/\s+/),
  standard: `metadata_languages timezone modified_updates_on_metadata_change modified_updates_on_data_change
    data_processed metadata_processed records_count oauth_scope parent_domain federated source_domain
    source_domain_title source_domain_address source_dataset geographic_reference_auto
    geographic_area_mode update_frequency geographic_reference`.split(/\s+/),
};

export const mapDataset = (node: JsonNode, context: MappingContext): Draft | null => {
  const metas = node.get('metas');
  const identifier = node.textOf('dataset_id') ?? node.textOf('datasetid') ?? node.textOf('dataset_uid');
  if (!identifier) return null;
  const parts: Metas = {
    standard: metas.get('default'),
    dcat: ['dcat', 'dcat_ap', 'dcat_ap_v3', 'dcat_ap_benap'].map((name) => metas.get(name)),
    inspire: metas.get('inspire'),
  };
  const { standard } = parts;
  const draft = new Draft('dataset', { place: node.place, key: identifier.value, iri: null });
  // The texts of a dataset are in its own language, where it says one.
  const language = standard.textOf('language')?.value ?? context.language;
  const own = { ...context, language };
  sayIdentifier(draft, draft.resource, identifier);
  if (context.portal)
    draft.derive(
      draft.resource,
      ns.dcat('landingPage'),
      namedNode(pageUrl(context.portal, identifier.value)),
      {
        rule: 'url-pattern',
        from: identifier,
      },
    );
  sayStandard(draft, parts, language);
  sayDates(draft, parts);
  sayAgents(draft, parts);
  sayDcat(draft, parts, language);
  sayInspire(draft, parts);
  const distributions = [
    ...sayExports(draft, node, identifier, own),
    ...sayAttachments(draft, node.get('attachments'), identifier, own),
    ...sayAttachments(draft, node.get('alternative_exports'), identifier, own),
  ];
  const [code, url] = [standard.textOf('license'), standard.textOf('license_url')];
  if (code || url)
    draft.wish({
      kind: 'licence',
      subjects: distributions.length > 0 ? distributions : [draft.resource],
      iri: url && isIri(url.value) ? url : null,
      codes: [],
      texts: code ? [code] : [],
      language,
    });
  for (const key of TECHNICAL.dataset) node.get(key);
  for (const key of TECHNICAL.standard) standard.get(key);
  noteAll(
    draft,
    [node, standard, ...parts.dcat, parts.inspire, metas].flatMap((part) => part.unread()),
  );
  return draft;
};
