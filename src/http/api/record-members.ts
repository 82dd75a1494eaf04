/**
 * A record as one flat object, a pure function of its document: the shape that `schemas-record.ts` describes.
 */
import { recordIri } from '../../catalogue/identity.ts';
import type { OutcomeCounts } from '../../catalogue/outcomes.ts';
import type { RecordDocument } from '../../catalogue/record.ts';
import { isHighValue } from '../../vocab/hvd-marks.ts';
import { iriLabel } from '../pages/view/iri-label.ts';
import { extensionOf } from '../urls.ts';
import { distribution } from './distribution-members.ts';
import { addressesOf, type Facts, iriOf, isNode, nameIn, pageLang, plainText } from './facts.ts';
import { concept, concepts, contacts, periods, places, publishers } from './node-members.ts';
import type { ApiDistribution, ApiRecord } from './schemas-record.ts';
import { distinct, listMembers, textMembers } from './text-members.ts';

/** A service may serve thousands; its own document has them all. */
const MAX_SERVED = 100;

export interface RecordInput {
  readonly document: RecordDocument;
  readonly facts: Facts;
  readonly baseUrl: string;
  /** The page of the record. */
  readonly url: string;
  readonly validation: readonly OutcomeCounts[];
}

export const titleMembers = (
  facts: Facts,
  iri: string,
): Pick<ApiRecord, 'title' | 'titleLanguage' | 'titles'> => {
  const { text, language, all } = textMembers(facts, iri, 'dct:title');
  if (text !== null) return { title: text, titleLanguage: language, titles: all };
  const name = nameIn(facts, iri);
  return {
    title: name?.value.trim() ?? iriLabel(iri, pageLang(facts.lang)),
    titleLanguage: name?.language || null,
    titles: name ? { [name.language || 'und']: name.value.trim() } : {},
  };
};

export const licencesOf = (
  facts: Facts,
  iri: string,
  distributions: readonly Pick<ApiDistribution, 'licence'>[],
): ApiRecord['licences'] =>
  distinct(
    [...concepts(facts, iri, 'dct:license'), ...distributions.flatMap(({ licence }) => licence ?? [])],
    (licence) => licence.iri ?? licence.label,
  );

const documentationOf = (facts: Facts, iri: string, landingPage: string | null): string[] =>
  addressesOf(facts, iri, ['dcat:landingPage', 'foaf:page', 'foaf:homepage']).filter(
    (address) => address !== landingPage,
  );

export const recordMembers = ({ document, facts, baseUrl, url, validation }: RecordInput): ApiRecord => {
  const { id, kind, iri, created, modified, version, checksum } = document.record;
  const about = recordIri(baseUrl, id);
  const description = textMembers(facts, iri, 'dct:description');
  const keywords = listMembers(facts, iri, 'dcat:keyword');
  const distributions = facts
    .values(iri, 'dcat:distribution')
    .filter(isNode)
    .map((term) => distribution(facts, term));
  const [landingPage = null] = addressesOf(facts, iri, ['dcat:landingPage']);
  const served = facts.values(iri, 'dcat:servesDataset').flatMap((term) => iriOf(term) ?? []);
  return {
    id,
    kind,
    url,
    self: `${baseUrl}/api/records/${id}`,
    alternates: {
      turtle: `${url}.${extensionOf('turtle')}`,
      jsonld: `${url}.${extensionOf('jsonld')}`,
      rdfxml: `${url}.${extensionOf('rdfxml')}`,
    },
    iri,
    identifiers: facts.values(iri, 'dct:identifier').map(({ value }) => value.trim()),
    ...titleMembers(facts, iri),
    description: description.text,
    descriptionLanguage: description.language,
    descriptions: description.all,
    keywords: keywords.texts,
    keywordsByLanguage: keywords.all,
    themes: concepts(facts, iri, 'dcat:theme'),
    publisher: publishers(facts, iri, 'dct:publisher')[0] ?? null,
    creators: publishers(facts, iri, 'dct:creator'),
    contacts: contacts(facts, iri),
    issued: plainText(facts, iri, 'dct:issued'),
    modified: plainText(facts, iri, 'dct:modified'),
    frequency: concept(facts, iri, 'dct:accrualPeriodicity'),
    version: plainText(facts, iri, 'dcat:version') ?? plainText(facts, iri, 'owl:versionInfo'),
    licences: licencesOf(facts, iri, distributions),
    accessRights: concept(facts, iri, 'dct:accessRights'),
    languages: concepts(facts, iri, 'dct:language'),
    temporal: periods(facts, iri),
    spatial: places(facts, iri),
    isHighValue: isHighValue((predicate) => facts.valuesOfIri(iri, predicate)),
    hvdCategories: concepts(facts, iri, 'dcatap:hvdCategory'),
    applicableLegislation: concepts(facts, iri, 'dcatap:applicableLegislation'),
    conformsTo: concepts(facts, iri, 'dct:conformsTo'),
    inSeries: concepts(facts, iri, 'dcat:inSeries'),
    landingPage,
    documentation: documentationOf(facts, iri, landingPage),
    distributions,
    endpointURLs: addressesOf(facts, iri, ['dcat:endpointURL']),
    endpointDescriptions: addressesOf(facts, iri, ['dcat:endpointDescription']),
    servesDatasets: served.slice(0, MAX_SERVED),
    servesDatasetsTotal: served.length,
    record: {
      created,
      modified,
      version,
      checksum,
      sources: facts.values(about, 'dct:source').map(({ value }) => value),
    },
    validation,
  };
};
