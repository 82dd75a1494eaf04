/**
 * What is proposed for which statements, one row each. `+` adds, `-` withdraws; `?` a person must decide.
 * A row without changes is a trap: nothing is obvious there.
 */

export interface Case {
  readonly name: string;
  readonly data: string;
  readonly changes: readonly string[];
}

const inDataset = (statements: string): string => `ex:d a dcat:Dataset ; ${statements} .`;
const inFile = (statements: string): string =>
  `ex:f a dcat:Distribution ; dcat:accessURL ex:page ; ${statements} .`;
const ofHvd = (statements: string): string =>
  inDataset(`dcatap:applicableLegislation <http://data.europa.eu/eli/reg_impl/2023/138/oj> ; ${statements}`);

const CC_BY = 'https://creativecommons.org/licenses/by/4.0/';
const LO_1 = 'https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf';
const NO_LIMITS = 'http://inspire.ec.europa.eu/metadata-codelist/LimitationsOnPublicAccess/noLimitations';

export const CASES: readonly Case[] = [
  // Concepts
  {
    name: 'a frequency as text',
    data: inDataset('dct:accrualPeriodicity "annuel"@fr'),
    changes: ['- d accrualPeriodicity "annuel"', '+ d accrualPeriodicity EU:frequency/ANNUAL'],
  },
  {
    name: 'a frequency of Dublin Core',
    data: inDataset('dct:accrualPeriodicity <http://purl.org/cld/freq/semiannual>'),
    changes: [
      '- d accrualPeriodicity <http://purl.org/cld/freq/semiannual>',
      '+ d accrualPeriodicity EU:frequency/ANNUAL_2',
    ],
  },
  {
    name: 'a frequency that can be read twice',
    data: inDataset('dct:accrualPeriodicity "bimonthly"'),
    changes: [],
  },
  {
    name: 'two frequencies that differ',
    data: inDataset('dct:accrualPeriodicity "daily", "weekly"'),
    changes: [],
  },
  {
    name: 'a language by its code',
    data: inDataset('dct:language "fr"'),
    changes: ['- d language "fr"', '+ d language EU:language/FRA'],
  },
  {
    name: 'a language and another that means the same',
    data: inDataset(
      'dct:language <http://publications.europa.eu/resource/authority/language/FRA>, <http://id.loc.gov/vocabulary/iso639-1/fr>',
    ),
    changes: ['- d language <http://id.loc.gov/vocabulary/iso639-1/fr>'],
  },
  { name: 'a country for a language', data: inDataset('dct:language "be"'), changes: [] },
  {
    name: 'a theme as text',
    data: inDataset('dcat:theme "Environnement"@fr'),
    changes: ['- d theme "Environnement"', '+ d theme EU:data-theme/ENVI'],
  },
  {
    name: 'a theme of a portal',
    data: inDataset('dcat:theme <http://public.opendatasoft.com/id/theme/culture-patrimoine>'),
    changes: ['+ d theme EU:data-theme/EDUC'],
  },
  {
    name: 'a theme of a copy of the table',
    data: inDataset('dcat:theme <http://vocab.belgif.be/auth/datatheme/AGRI>'),
    changes: ['- d theme <http://vocab.belgif.be/auth/datatheme/AGRI>', '+ d theme EU:data-theme/AGRI'],
  },
  {
    name: 'a theme that nobody knows',
    data: inDataset('dcat:theme <https://portal.example/theme/x>, "Divers"'),
    changes: [],
  },
  {
    name: 'an access right of INSPIRE',
    data: inDataset(`dct:accessRights <${NO_LIMITS}>`),
    changes: [`- d accessRights <${NO_LIMITS}>`, '+ d accessRights EU:access-right/PUBLIC'],
  },
  {
    name: 'access rights that contradict each other',
    data: inDataset(
      `dct:accessRights <${NO_LIMITS}>, <http://publications.europa.eu/resource/authority/access-right/RESTRICTED>`,
    ),
    changes: [],
  },
  {
    name: 'a node with the name of a concept',
    data: inDataset('dct:accessRights [ a dct:RightsStatement ; rdfs:label "Public" ]'),
    changes: [
      '- [] label "Public"',
      '- [] type <http://purl.org/dc/terms/RightsStatement>',
      '- d accessRights []',
      '+ d accessRights EU:access-right/PUBLIC',
    ],
  },
  {
    name: 'a node that is named one thing and points at another',
    data: inDataset(
      'dct:language [ rdfs:label "French" ; rdfs:seeAlso <http://publications.europa.eu/resource/authority/language/ENG> ]',
    ),
    changes: [],
  },
  {
    name: 'an agent’s type with a slash too many',
    data: 'ex:a a foaf:Agent ; foaf:name "A" ; dct:type <http://purl.org/adms/publishertype/NationalAuthority/> .',
    changes: [
      '- a type <http://purl.org/adms/publishertype/NationalAuthority/>',
      '+ a type <http://purl.org/adms/publishertype/NationalAuthority>',
    ],
  },

  // Formats
  {
    name: 'a format as text',
    data: inFile('dct:format "csv" ; dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv>'),
    changes: ['- f format "csv"', '+ f format EU:file-type/CSV'],
  },
  {
    name: 'a media type as text, and no format',
    data: inFile('dcat:mediaType "application/json"'),
    changes: [
      '+ f format EU:file-type/JSON',
      '- f mediaType "application/json"',
      '+ f mediaType IANA:application/json',
    ],
  },
  {
    name: 'the extension of a file',
    data: inFile('dcat:downloadURL <https://x.example/a.CSV?x=1>'),
    changes: ['+ f format EU:file-type/CSV', '+ f mediaType IANA:text/csv'],
  },
  {
    name: 'the extension of a page',
    data: 'ex:f a dcat:Distribution ; dcat:accessURL <https://x.example/a.csv>, <https://x.example/index.html> .',
    changes: [],
  },
  { name: 'an archive', data: inFile('dcat:downloadURL <https://x.example/a.zip>'), changes: [] },
  {
    name: 'an extension that contradicts the media type',
    data: inFile(
      'dcat:downloadURL <https://x.example/a.csv> ; dcat:mediaType <https://www.iana.org/assignments/media-types/application/pdf>',
    ),
    changes: [],
  },
  {
    name: 'a format that the extension contradicts',
    data: inFile(
      'dct:format <http://publications.europa.eu/resource/authority/file-type/HTML> ; dcat:downloadURL <https://x.example/a.csv>',
    ),
    changes: [],
  },
  {
    name: 'a shapefile',
    data: inFile('dct:format "SHP"'),
    changes: ['- f format "SHP"', '+ f format EU:file-type/SHP'],
  },
  { name: 'a format that may be anything', data: inFile('dct:format "access"'), changes: [] },
  { name: 'a node that says nothing', data: inFile('dct:format []'), changes: ['- f format []'] },
  {
    name: 'a media type of IANA that our table has not',
    data: inFile(
      'dct:format <http://publications.europa.eu/resource/authority/file-type/CSV> ; dcat:mediaType <https://www.iana.org/assignments/media-types/application/unheard-of>',
    ),
    changes: [],
  },
  {
    name: 'a compression named as file type',
    data: inFile('dcat:compressFormat <http://publications.europa.eu/resource/authority/file-type/ZIP>'),
    changes: ['- f compressFormat EU:file-type/ZIP', '+ f compressFormat IANA:application/zip'],
  },

  // Licences
  {
    name: 'a licence of Creative Commons',
    data: inFile(`dct:license <${CC_BY}>`),
    changes: [`+ <${CC_BY}> exactMatch EU:licence/CC_BY_4_0`],
  },
  {
    name: 'a national licence',
    data: inFile(`dct:license <${LO_1}>`),
    changes: [`+ <${LO_1}> narrowMatch EU:licence/CC_BY_4_0`],
  },
  {
    name: 'a licence that is mapped',
    data: inFile(
      `dct:license <${CC_BY}> . <${CC_BY}> skos:exactMatch <http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>`,
    ),
    changes: [],
  },
  {
    name: 'a licence of the EU table',
    data: inFile('dct:license <http://publications.europa.eu/resource/authority/licence/CC0>'),
    changes: [],
  },
  {
    name: 'a licence that is only nearly another',
    data: inFile('dct:license <http://data.gov.be/en/taxonomy/term/53>'),
    changes: [],
  },
  {
    name: 'the name of a licence with its version',
    data: inFile('dct:license "CC BY 4.0"'),
    changes: ['- f license "CC BY 4.0"', '+ f license EU:licence/CC_BY_4_0'],
  },
  {
    name: 'the name of a licence without its version',
    data: inFile('dct:license "CC-BY"'),
    changes: ['?- f license "CC-BY"', '?+ f license EU:licence/CC_BY_4_0'],
  },
  {
    name: 'a licence as a named node',
    data: inFile('dct:license [ a dct:LicenseDocument ; rdfs:label "CC0" ]'),
    changes: ['+ [] exactMatch EU:licence/CC0'],
  },
  { name: 'prose about a licence', data: inFile('dct:license "Free for all who name us."'), changes: [] },

  // High-value data
  {
    name: 'a category that a more precise one implies',
    data: ofHvd('dcatap:hvdCategory hvd:c_ac64a52d, hvd:c_c3de25e4'),
    changes: ['- d hvdCategory HVD:c_ac64a52d'],
  },
  {
    name: 'a broad category and one INSPIRE theme',
    data: ofHvd('dcatap:hvdCategory hvd:c_ac64a52d ; dct:subject <http://inspire.ec.europa.eu/theme/ad>'),
    changes: ['?- d hvdCategory HVD:c_ac64a52d', '?+ d hvdCategory HVD:c_c3de25e4'],
  },
  {
    name: 'a broad category and an INSPIRE theme of another',
    data: ofHvd('dcatap:hvdCategory hvd:c_ac64a52d ; dct:subject <http://inspire.ec.europa.eu/theme/hy>'),
    changes: [],
  },
  {
    name: 'a broad category and two INSPIRE themes',
    data: ofHvd(
      'dcatap:hvdCategory hvd:c_ac64a52d ; dct:subject <http://inspire.ec.europa.eu/theme/ad>, <http://inspire.ec.europa.eu/theme/bu>',
    ),
    changes: [],
  },
  {
    name: 'no category and one INSPIRE theme',
    data: ofHvd('dcat:theme <http://inspire.ec.europa.eu/theme/ad>'),
    changes: ['?+ d hvdCategory HVD:c_c3de25e4'],
  },
  {
    name: 'a category without the Regulation',
    data: inDataset('dcatap:hvdCategory hvd:c_c3de25e4'),
    changes: [],
  },
];
