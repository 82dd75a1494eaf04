/**
 * Entries of portals with an API of their own, made up from their number: about as long, and with as many files, as
 * those of real portals. The same number gives the same entry.
 */

export interface Entries {
  readonly ckan: readonly Record<string, unknown>[];
  readonly udata: readonly Record<string, unknown>[];
  readonly opendatasoft: readonly Record<string, unknown>[];
  /** ISO 19139 documents, of which each namespace prefix is declared around them. */
  readonly iso: readonly string[];
}

const FORMATS = ['CSV', 'JSON', 'XML', 'ZIP'] as const;
const FILES = 3;
const WORDS = 'parcelle réseau population qualité mesure transport logement station arbre budget'.split(' ');
const SITE = 'https://portal.example';
const TIME = '2026-01-15T08:00:00';

const sentence = (at: number, words: number): string =>
  Array.from({ length: words }, (_, word) => WORDS[(at * 7 + word * (word + at)) % WORDS.length]).join(' ');

const titleOf = (at: number): string => `${sentence(at, 5)} ${at}`;
const textOf = (at: number): string => sentence(at + 3, 60);
const tagsOf = (at: number): string[] => [0, 3, 5].map((step) => WORDS[(at + step) % WORDS.length]!);
const organisationOf = (at: number) => `body-${at % 50}`;
const filesOf = <T>(at: number, make: (url: string, format: string, id: string) => T): T[] =>
  FORMATS.slice(0, FILES).map((format) =>
    make(`${SITE}/files/${at}.${format.toLowerCase()}`, format, `${at}-${format.toLowerCase()}`),
  );

const ckan = (at: number) => ({
  id: `package-${at}`,
  name: `package-${at}`,
  title: titleOf(at),
  notes: textOf(at),
  state: 'active',
  private: false,
  license_id: 'cc-by',
  metadata_created: TIME,
  metadata_modified: TIME,
  maintainer: `Desk ${at % 50}`,
  maintainer_email: `desk@${organisationOf(at)}.example`,
  organization: { id: organisationOf(at), name: organisationOf(at), title: `Body ${at % 50}` },
  tags: tagsOf(at).map((name) => ({ name, display_name: name })),
  resources: filesOf(at, (url, format, id) => ({ id, name: `${format} file`, url, format, created: TIME })),
});

const udata = (at: number) => ({
  id: `dataset-${at}`,
  slug: `dataset-${at}`,
  title: titleOf(at),
  description: textOf(at),
  page: `${SITE}/datasets/${at}/`,
  license: 'lov2',
  frequency: 'annual',
  private: false,
  archived: null,
  created_at: TIME,
  last_modified: TIME,
  tags: tagsOf(at),
  organization: {
    id: organisationOf(at),
    name: `Body ${at % 50}`,
    page: `${SITE}/organizations/${organisationOf(at)}/`,
  },
  resources: filesOf(at, (url, format, id) => ({
    id,
    title: `${format} file`,
    url,
    format: format.toLowerCase(),
    filesize: 1000 + at,
    created_at: TIME,
  })),
});

const opendatasoft = (at: number) => ({
  dataset_id: `dataset-${String(at).padStart(6, '0')}`,
  has_records: true,
  metas: {
    default: {
      title: titleOf(at),
      description: `<p>${textOf(at)}</p>`,
      language: 'fr',
      publisher: `Body ${at % 50}`,
      keyword: tagsOf(at),
      license: 'Licence Ouverte v2.0',
      modified: `${TIME}+00:00`,
    },
  },
});

const text = (name: string, value: string): string =>
  `<gmd:${name}><gco:CharacterString>${value}</gco:CharacterString></gmd:${name}>`;

const iso = (at: number): string => `<gmd:MD_Metadata>${text('fileIdentifier', `record-${at}`)}
<gmd:hierarchyLevel><gmd:MD_ScopeCode codeListValue="dataset"/></gmd:hierarchyLevel>
<gmd:contact><gmd:CI_ResponsibleParty>${text('organisationName', `Body ${at % 50}`)}<gmd:role><gmd:CI_RoleCode codeListValue="pointOfContact"/></gmd:role></gmd:CI_ResponsibleParty></gmd:contact>
<gmd:dateStamp><gco:Date>2026-01-15</gco:Date></gmd:dateStamp>
<gmd:identificationInfo><gmd:MD_DataIdentification>
<gmd:citation><gmd:CI_Citation>${text('title', titleOf(at))}</gmd:CI_Citation></gmd:citation>
${text('abstract', textOf(at))}
<gmd:descriptiveKeywords><gmd:MD_Keywords>${tagsOf(at)
  .map((tag) => text('keyword', tag))
  .join('')}</gmd:MD_Keywords></gmd:descriptiveKeywords>
</gmd:MD_DataIdentification></gmd:identificationInfo>
<gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions><gmd:MD_DigitalTransferOptions>${filesOf(
  at,
  (url, format) =>
    `<gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>${url}</gmd:URL></gmd:linkage>${text('name', `${format} file`)}</gmd:CI_OnlineResource></gmd:onLine>`,
).join('')}</gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>
</gmd:MD_Metadata>`;

export const entriesOf = (count: number): Entries => {
  const numbers = Array.from({ length: count }, (_, at) => at);
  return {
    ckan: numbers.map(ckan),
    udata: numbers.map(udata),
    opendatasoft: numbers.map(opendatasoft),
    iso: numbers.map(iso),
  };
};
