/**
 * The controlled vocabularies, one row each. A row's id names its Turtle file in `vocab/` and its URL,
 * `/vocab/{id}`. Adding a vocabulary is a file, a row here and an import in `bundled.ts`.
 */
import { iriKey, startKey } from './keys.ts';

export interface SchemeRow {
  /** The concept scheme, which also names its graph. */
  readonly iri: string;
  /** What the IRIs of its concepts begin with. */
  readonly prefix: string;
  /** The vocabulary whose statements map other IRIs and spellings to this scheme. */
  readonly mapping: string | null;
  /** What those other IRIs begin with: their registers. What follows is read as a spelling too. */
  readonly maps: readonly string[];
}

const authority = (table: string): { iri: string; prefix: string } => ({
  iri: `http://publications.europa.eu/resource/authority/${table}`,
  prefix: `http://publications.europa.eu/resource/authority/${table}/`,
});

const ISO_19115 = 'http://standards.iso.org/iso/19115/resources/Codelists/cat/codelists.xml#';
const INSPIRE_CODES = 'http://inspire.ec.europa.eu/metadata-codelist/';
const IANA = 'https://www.iana.org/assignments/media-types/';
const INSPIRE_THEMES = 'http://inspire.ec.europa.eu/theme/';

export const SCHEMES = {
  'access-right': {
    ...authority('access-right'),
    mapping: 'access-right-mapping',
    maps: [
      `${INSPIRE_CODES}LimitationsOnPublicAccess/`,
      'http://inspire.ec.europa.eu/metadatacodelist/LimitationsOnPublicAccess/',
      'http://purl.org/coar/access_right/',
    ],
  },
  country: {
    ...authority('country'),
    mapping: 'country-mapping',
    maps: ['https://sws.geonames.org/', 'http://data.europa.eu/nuts/code/'],
  },
  'data-service-type': { ...authority('data-service-type'), mapping: null, maps: [] },
  'data-theme': {
    ...authority('data-theme'),
    mapping: 'data-theme-mapping',
    maps: [
      'http://vocab.belgif.be/auth/datatheme/',
      'http://public.opendatasoft.com/id/theme/',
      `${INSPIRE_CODES}TopicCategory/`,
    ],
  },
  'dataset-type': { ...authority('dataset-type'), mapping: null, maps: [] },
  'distribution-status': {
    ...authority('distribution-status'),
    mapping: 'distribution-status-mapping',
    maps: ['http://purl.org/adms/status/', ISO_19115],
  },
  'distribution-type': { ...authority('distribution-type'), mapping: null, maps: [] },
  'file-type': { ...authority('file-type'), mapping: 'file-type-mapping', maps: [IANA] },
  frequency: {
    ...authority('frequency'),
    mapping: 'frequency-mapping',
    maps: [
      'http://purl.org/cld/freq/',
      'http://purl.org/linked-data/sdmx/2009/code#freq-',
      `${INSPIRE_CODES}MaintenanceFrequency/`,
      ISO_19115,
    ],
  },
  'high-value-dataset-category': {
    iri: 'http://data.europa.eu/bna/asd487ae75',
    prefix: 'http://data.europa.eu/bna/',
    mapping: 'inspire-theme',
    maps: [INSPIRE_THEMES],
  },
  'inspire-theme': {
    iri: 'http://inspire.ec.europa.eu/theme',
    prefix: INSPIRE_THEMES,
    mapping: null,
    maps: [],
  },
  language: {
    ...authority('language'),
    mapping: 'language-mapping',
    maps: [
      'http://id.loc.gov/vocabulary/iso639-1/',
      'http://id.loc.gov/vocabulary/iso639-2/',
      'http://lexvo.org/id/iso639-3/',
    ],
  },
  licence: {
    ...authority('licence'),
    mapping: 'licence-mapping',
    maps: [
      'http://creativecommons.org/',
      'http://spdx.org/licenses/',
      'http://opendefinition.org/licenses/',
      'http://opendatacommons.org/licenses/',
      'http://dcat-ap.de/def/licenses/',
      'https://www.govdata.de/dl-de/',
      'https://data.vlaanderen.be/id/licentie/',
      'https://data.vlaanderen.be/doc/licentie/',
      'https://overheid.vlaanderen.be/',
      'http://id.vlaanderen.be/licentie/',
      'http://data.gov.be/en/taxonomy/term/',
      'http://data.gov.be/license/',
      'http://cirb.brussels/',
      'http://geoportail.wallonie.be/',
      'https://infocenter.belgium.be/',
      'https://opendata.fluvius.be/p/licentie',
      'https://statbel.fgov.be/',
      'https://www.elia.be/',
      'https://www.etalab.gouv.fr/',
      'https://alliance.numerique.gouv.fr/',
      'https://github.com/etalab/',
      'https://raw.githubusercontent.com/etalab/',
      'http://www.data.gouv.fr/',
      'http://wiki.data.gouv.fr/',
      'http://opendata.paris.fr/page/',
      'http://www.insee.fr/',
      'http://reference.data.gov.uk/id/',
      'http://www.nationalarchives.gov.uk/doc/',
      'https://www.ordnancesurvey.co.uk/documents/licensing/',
      'http://data.europa.eu/eli/dec/2011/833/',
      'http://ec.europa.eu/',
      'http://joinup.ec.europa.eu/',
      'https://eupl.eu/',
      `${INSPIRE_CODES}ConditionsApplyingToAccessAndUse/`,
      'http://www.openstreetmap.org/copyright',
      'https://en.wikipedia.org/wiki/Public_domain',
      'https://opensource.org/licenses/',
      'https://www.apache.org/licenses/',
      'https://www.gnu.org/',
      'http://data.gov.hr/',
      'http://data.gov.ro/',
      'http://data.norge.no/nlod/',
      'http://www.formez.it/',
      'https://www.dati.gov.it/',
    ],
  },
  'licence-type': {
    iri: 'http://purl.org/adms/licencetype/1.0',
    prefix: 'http://purl.org/adms/licencetype/',
    mapping: null,
    maps: [],
  },
  'media-types': {
    iri: 'https://www.iana.org/assignments/media-types',
    prefix: IANA,
    mapping: 'media-types-mapping',
    maps: ['http://publications.europa.eu/resource/authority/file-type/'],
  },
  'planned-availability': { ...authority('planned-availability'), mapping: null, maps: [] },
  'publisher-type': {
    iri: 'http://purl.org/adms/publishertype/1.0',
    prefix: 'http://purl.org/adms/publishertype/',
    mapping: null,
    maps: [],
  },
} as const satisfies Record<string, SchemeRow>;

export type SchemeId = keyof typeof SCHEMES;

/** Every vocabulary that has a file: the schemes, and the tables that map to them. */
export type VocabularyId = SchemeId | NonNullable<(typeof SCHEMES)[SchemeId]['mapping']>;

export const SCHEME_IDS = Object.keys(SCHEMES) as SchemeId[];

export const VOCABULARY_IDS: readonly VocabularyId[] = [
  ...new Set(
    SCHEME_IDS.flatMap((id): VocabularyId[] => {
      const { mapping } = SCHEMES[id];
      return mapping ? [id, mapping] : [id];
    }),
  ),
].sort();

export const isVocabularyId = (id: string): id is VocabularyId =>
  (VOCABULARY_IDS as readonly string[]).includes(id);

/** The name of a vocabulary's file in `vocab/`. */
export const turtleFile = (id: VocabularyId): string => `${id}.ttl`;

interface Route {
  readonly start: string;
  readonly id: SchemeId;
  /** Whether IRIs that begin so belong to the scheme, or are only mapped to it. */
  readonly isOwn: boolean;
}

const ROUTES: readonly Route[] = SCHEME_IDS.flatMap((id) => [
  { start: startKey(SCHEMES[id].prefix), id, isOwn: true },
  ...SCHEMES[id].maps.map((register) => ({ start: startKey(register), id, isOwn: false })),
]);

/** Most IRIs are of a host that no scheme has: these are told apart at once. */
const startOf = (key: string): string => key.split('/', 1)[0]!;
const HOSTS: ReadonlySet<string> = new Set(ROUTES.map(({ start }) => startOf(start)));

/** The schemes that may know an IRI: the one it belongs to, else those whose mapping covers its register. */
export const schemesOf = (iri: string): readonly SchemeId[] => {
  if (!HOSTS.has(startOf(startKey(iri)))) return [];
  const key = iriKey(iri);
  const routes = ROUTES.filter(({ start }) => key.startsWith(start));
  const own = routes.filter(({ isOwn }) => isOwn);
  return [...new Set((own.length ? own : routes).map(({ id }) => id))];
};
