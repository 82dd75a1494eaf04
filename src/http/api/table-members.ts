/**
 * What the cells of the tables need of a record: members as the API gives them, and no others, for a table has every
 * record of a list.
 */

import { termKey } from '../../rdf/terms.ts';
import { isHighValue } from '../../vocab/hvd-marks.ts';
import { distribution } from './distribution-members.ts';
import { addressesOf, bestText, isNode, plainText } from './facts.ts';
import { concept, concepts, contacts, periods, places, publishers } from './node-members.ts';
import { licencesOf, type RecordInput, titleMembers } from './record-members.ts';
import type { ApiDistribution, ApiRecord } from './schemas-record.ts';
import { listMembers } from './text-members.ts';

type FileOfLine = Pick<ApiDistribution, 'format' | 'downloadURL' | 'accessURL' | 'licence'>;

type OwnMembers = Pick<
  ApiRecord,
  | 'id'
  | 'kind'
  | 'title'
  | 'description'
  | 'publisher'
  | 'themes'
  | 'keywords'
  | 'issued'
  | 'modified'
  | 'frequency'
  | 'licences'
  | 'accessRights'
  | 'languages'
  | 'spatial'
  | 'temporal'
  | 'isHighValue'
  | 'hvdCategories'
  | 'endpointURLs'
  | 'landingPage'
  | 'contacts'
  | 'url'
  | 'iri'
>;

/** What one line of the table of records is made of. */
export interface RecordLine extends OwnMembers {
  readonly distributions: readonly FileOfLine[];
  readonly record: Pick<ApiRecord['record'], 'created' | 'modified'>;
}

const filesOf = ({ document, facts }: RecordInput): readonly FileOfLine[] =>
  facts
    .values(document.record.iri, 'dcat:distribution')
    .filter(isNode)
    .map((term) => {
      const node = termKey(term);
      const [downloadURL = null] = addressesOf(facts, node, ['dcat:downloadURL']);
      const [accessURL = null] = addressesOf(facts, node, ['dcat:accessURL']);
      return {
        format: concept(facts, node, 'dct:format'),
        downloadURL,
        accessURL,
        licence: concept(facts, node, 'dct:license'),
      };
    });

export const recordLine = (input: RecordInput): RecordLine => {
  const { document, facts, url } = input;
  const { id, kind, iri, created, modified } = document.record;
  const distributions = filesOf(input);
  const [landingPage = null] = addressesOf(facts, iri, ['dcat:landingPage']);
  return {
    id,
    kind,
    url,
    iri,
    title: titleMembers(facts, iri).title,
    description: bestText(facts, iri, 'dct:description'),
    publisher: publishers(facts, iri, 'dct:publisher')[0] ?? null,
    themes: concepts(facts, iri, 'dcat:theme'),
    keywords: listMembers(facts, iri, 'dcat:keyword').texts,
    issued: plainText(facts, iri, 'dct:issued'),
    modified: plainText(facts, iri, 'dct:modified'),
    frequency: concept(facts, iri, 'dct:accrualPeriodicity'),
    licences: licencesOf(facts, iri, distributions),
    accessRights: concept(facts, iri, 'dct:accessRights'),
    languages: concepts(facts, iri, 'dct:language'),
    spatial: places(facts, iri),
    temporal: periods(facts, iri),
    isHighValue: isHighValue((predicate) => facts.valuesOfIri(iri, predicate)),
    hvdCategories: concepts(facts, iri, 'dcatap:hvdCategory'),
    endpointURLs: addressesOf(facts, iri, ['dcat:endpointURL']),
    landingPage,
    contacts: contacts(facts, iri),
    distributions,
    record: { created, modified },
  };
};

/** What the lines of a record in the table of distributions are made of. */
export interface DistributionsOfRecord extends Pick<ApiRecord, 'id' | 'title' | 'publisher' | 'url' | 'iri'> {
  readonly distributions: readonly ApiDistribution[];
}

export const distributionLines = ({ document, facts, url }: RecordInput): DistributionsOfRecord => {
  const { id, iri } = document.record;
  const distributions = facts
    .values(iri, 'dcat:distribution')
    .filter(isNode)
    .map((term) => distribution(facts, term));
  const publisher = publishers(facts, iri, 'dct:publisher')[0] ?? null;
  return { id, url, iri, title: titleMembers(facts, iri).title, publisher, distributions };
};
