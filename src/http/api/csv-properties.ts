/**
 * The properties that the cells of the tables are made of: what a table reads of each record. A cell that needs
 * another one must have it here.
 */

import type { ReadProperties } from '../../store/documents.ts';
import { HVD_MARKS } from '../../vocab/hvd-marks.ts';
import { expandName } from '../pages/view/property-label.ts';
import { NAMES } from './facts.ts';

const OF_CONTACTS = ['vcard:hasEmail', 'vcard:email', 'foaf:mbox', 'vcard:hasValue'] as const;
const OF_PERIODS = ['dcat:startDate', 'dcat:endDate', 'schema:startDate', 'schema:endDate'] as const;

const expanded = (names: readonly string[]): readonly string[] => names.map(expandName);

export const RECORD_PROPERTIES: ReadProperties = {
  ofAnyNode: expanded([
    ...NAMES,
    ...OF_CONTACTS,
    ...OF_PERIODS,
    'dct:format',
    'dct:license',
    'dcat:downloadURL',
    'dcat:accessURL',
  ]),
  ofResource: [
    ...HVD_MARKS.map(({ predicate }) => predicate),
    ...expanded([
      'dct:description',
      'dct:publisher',
      'dcat:theme',
      'dcat:keyword',
      'dct:issued',
      'dct:modified',
      'dct:accrualPeriodicity',
      'dct:accessRights',
      'dct:language',
      'dct:spatial',
      'dct:temporal',
      'dcatap:hvdCategory',
      'dcat:distribution',
      'dcat:endpointURL',
      'dcat:landingPage',
      'dcat:contactPoint',
    ]),
  ],
};

export const DISTRIBUTION_PROPERTIES: ReadProperties = {
  ofAnyNode: expanded([
    ...NAMES,
    'dct:description',
    'dct:format',
    'dct:license',
    'dct:rights',
    'dct:language',
    'dct:conformsTo',
    'dct:issued',
    'dct:modified',
    'dcat:mediaType',
    'dcat:downloadURL',
    'dcat:accessURL',
    'dcat:byteSize',
    'spdx:checksum',
    'spdx:checksumValue',
    'spdx:algorithm',
  ]),
  ofResource: expanded(['dct:publisher', 'dcat:distribution']),
};
