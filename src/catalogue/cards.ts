/**
 * Records as lists for people show them: documents with the statements of a few properties, a fraction of what whole
 * ones have. All formats stand at the resource itself, also those of its distributions.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Quad, quad, type Term } from '../rdf/terms.ts';
import {
  type CardProperties,
  objectOf,
  selectFormats,
  selectOwn,
  selectPublisherNames,
} from '../store/cards.ts';
import type { Row } from '../store/db.ts';
import { selectRows, selectSequences } from '../store/documents.ts';
import { asRecord } from '../store/records.ts';
import { HVD_MARKS } from '../vocab/hvd-marks.ts';
import type { CatalogueContext } from './context.ts';
import { type Documents, rowOf } from './documents.ts';
import type { RecordDocument } from './record.ts';
import { NAME_PREDICATES } from './search-text.ts';

const NAMES = [...NAME_PREDICATES, ns.schema('name').value, ns.locn('geographicName').value];
const FORMAT = ns.dct('format');

const PROPERTIES: CardProperties = {
  own: [
    ...NAMES,
    ns.dct('description').value,
    ns.dct('publisher').value,
    ns.dct('modified').value,
    ns.dct('issued').value,
    ...HVD_MARKS.map(({ predicate }) => predicate),
  ],
  publisher: ns.dct('publisher').value,
  names: NAMES,
  distribution: ns.dcat('distribution').value,
  format: FORMAT.value,
  mediaType: ns.dcat('mediaType').value,
};

const about = (subject: Term, predicate: Term, object: Term): Quad =>
  quad(subject as never, predicate as never, object as never);

const bySeq = (rows: readonly Row[]): ReadonlyMap<unknown, readonly Row[]> =>
  Map.groupBy(rows, ({ seq }) => seq);

/** The cards of some records, in the order given; `embedded` has the names of publishers. */
export const readCards = async (
  { db }: Pick<CatalogueContext, 'db'>,
  seqs: readonly number[],
): Promise<Pick<Documents, 'records' | 'embedded'>> => {
  if (seqs.length === 0) return { records: [], embedded: [] };
  const { rows } = await db.read([
    selectRows(selectSequences(seqs)),
    selectOwn(seqs, PROPERTIES),
    selectPublisherNames(seqs, PROPERTIES),
    selectFormats(seqs, PROPERTIES),
  ]);
  const [own, names, formats] = rows.slice(1).map(bySeq);
  const terms = new Map(rows[1]!.map((row) => [row.id, objectOf(row)]));
  const naming = (found: readonly Row[] | undefined): Quad[] =>
    (found ?? []).map((row) => about(terms.get(row.s)!, namedNode(NAMES[Number(row.place)]!), objectOf(row)));
  const documents = rows[0]!.map(asRecord).map((record): [number, RecordDocument] => {
    const resource = namedNode(record.iri);
    const statements = (own!.get(record.seq) ?? []).map(({ place, id }) =>
      about(resource, namedNode(PROPERTIES.own[Number(place)]!), terms.get(id)!),
    );
    const inFormats = (formats!.get(record.seq) ?? []).map((row) => about(resource, FORMAT, objectOf(row)));
    return [
      record.seq,
      {
        record: rowOf(record),
        own: [...statements, ...naming(names!.get(record.seq)), ...inFormats],
        entities: [],
        modified: record.modified,
      },
    ];
  });
  const found = new Map(documents);
  const records = seqs.flatMap((seq) => found.get(seq) ?? []);
  return {
    // One may have been deleted since the page was cut.
    records: records.filter(({ record }) => record.status === 'published'),
    embedded: naming(names!.get(null)),
  };
};
