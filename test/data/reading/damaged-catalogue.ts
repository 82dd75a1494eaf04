/** A small catalogue in any format, and its text with something lost or put in, the same for the same seed. */
import { splitRecords } from '../../../src/catalogue/split.ts';
import type { RdfFormat } from '../../../src/rdf/media-types.ts';
import { readRdf } from '../../../src/rdf/parse/read-rdf.ts';
import { nquadsLine } from '../../../src/rdf/serialize/nquads.ts';
import { serialize } from '../../../src/rdf/serialize/serialize.ts';
import type { Quad } from '../../../src/rdf/terms.ts';
import { randomFrom } from '../../support/hostile-graphs.ts';
import { readAll } from './read-all.ts';

const BASE_URL = 'http://cat.example';

const datasetOf = (n: number): string => `
<http://ex.example/catalogue> dcat:dataset <http://ex.example/datasets/${n}> .
<http://ex.example/datasets/${n}> a dcat:Dataset ;
  dct:title "Air; measured in town. Part ${n}"@en, "L'air, mesuré à la ville: ${n}"@fr ;
  dct:description """Two lines, "quoted" and <b>bold</b>.
With a second one, and a > b."""@en ;
  dcat:keyword "air", "town ${n}" ; dct:issued "2024-01-0${n}"^^xsd:date ;
  dct:publisher <http://ex.example/agencies/${n % 2}> ;
  dcat:contactPoint [ a vcard:Kind ; vcard:fn "Desk ${n}" ; vcard:hasEmail <mailto:desk${n}@ex.example> ] ;
  dcat:distribution <http://ex.example/files/${n}a>, <http://ex.example/files/${n}b> .
${['a', 'b']
  .map(
    (part) => `<http://ex.example/files/${n}${part}> a dcat:Distribution ; dct:title "File ${n}${part}"@en ;
  dcat:accessURL <http://ex.example/get?n=${n}&part=${part}> ; dct:license <http://ex.example/licence> ;
  dcat:byteSize ${n}00 .`,
  )
  .join('\n')}`;

const CATALOGUE = `@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<http://ex.example/catalogue> a dcat:Catalog ; dct:title "All"@en .
<http://ex.example/agencies/0> a foaf:Agent ; foaf:name "Agency of the air" .
<http://ex.example/agencies/1> a foaf:Agent ; foaf:name "Agency of the town" .
${[1, 2, 3, 4, 5, 6].map(datasetOf).join('\n')}
`;

export const catalogueIn = async (format: RdfFormat): Promise<string> =>
  serialize(format, (await readAll(CATALOGUE, 'turtle')).quads);

const MARKS = [
  ...['"', '\\', '<', '>', '.', ';', ',', '[', ']', '{', '}', '\n', '&', '\0', '@', '^^', '"""', "'"],
  ...['</', '/>', '_:', '#', ' ', '(', ')', ':', 'null', 'a'],
];

export type Size = 'small' | 'large';

/** A sign or two, or some hundred of them, taken out, put in or replaced. */
export const damagedText = (text: string, size: Size, seed: number): string => {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const at = below(text.length);
  const operation = below(3);
  const isSmall = size === 'small';
  const lost = isSmall ? (operation === 0 ? 0 : 1 + below(2)) : below(800);
  const mark = MARKS[below(MARKS.length)]!;
  const isPut = isSmall ? operation !== 1 : operation === 0;
  return text.slice(0, at) + (isPut ? mark : '') + text.slice(at + lost);
};

export interface Survivors {
  readonly hasSyntaxError: boolean;
  readonly isRestUnread: boolean;
  /** Values of JSON-LD that were left out, each told by itself. */
  readonly lostValues: number;
  /** The lines of each record that holds no damaged node. */
  readonly records: ReadonlyMap<string, ReadonlySet<string>>;
}

export const survivorsOf = async (text: string, format: RdfFormat): Promise<Survivors> => {
  const quads: Quad[] = [];
  const damaged: string[] = [];
  let [hasSyntaxError, isRestUnread, isOwnerUnknown] = [false, false, false];
  let lostValues = 0;
  const batches = readRdf(text, {
    format,
    baseIRI: `${BASE_URL}/`,
    onIssue: (issue) => {
      hasSyntaxError ||= issue.kind === 'syntax';
      isRestUnread ||= issue.isRestUnread === true;
      isOwnerUnknown ||= issue.isOwnerUnknown === true;
      if (issue.code === 'jsonld-syntax') lostValues += 1;
      damaged.push(...(issue.damaged ?? []));
    },
  });
  for await (const batch of batches) quads.push(...batch);
  const { records } = splitRecords(quads, { baseUrl: BASE_URL, source: 'import', damaged, isOwnerUnknown });
  return {
    hasSyntaxError,
    isRestUnread,
    lostValues,
    records: new Map(records.map((record) => [record.iri, new Set(record.quads.map(nquadsLine))])),
  };
};
