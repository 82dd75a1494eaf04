/**
 * Everything that searches and lists keep of records, as statements: full text, facets, order. Written with a record,
 * and again when a shared entity that it names has changed.
 */
import type { Statement } from '../store/db.ts';
import { deleteListings, insertListings } from '../store/facets.ts';
import { deleteSearchRows, insertSearchRows } from '../store/search.ts';
import { indexedText, type TaggedText } from '../store/search-words.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import { type Described, listingOf } from './facet-values.ts';
import { namesOf, publishersOf, searchText } from './search-text.ts';

export interface Searchable extends Described {
  readonly seq: number;
}

/** @param namesElsewhere every name that other records give a publisher, by its IRI */
export const insertSearchable = async (
  records: readonly Searchable[],
  namesElsewhere: (publisher: string) => readonly TaggedText[],
  vocabularies: Vocabularies,
): Promise<Statement[]> => {
  const listings = await Promise.all(
    records.map(async (record) => ({ seq: record.seq, listing: await listingOf(record, vocabularies) })),
  );
  const listed = listings.flatMap(({ seq, listing }) => (listing ? [{ seq, ...listing }] : []));
  return [
    ...insertSearchRows(
      records.map(({ seq, own, iri }) => ({
        seq,
        ...searchText(own, iri),
        publisher: indexedText(
          publishersOf(own, iri).flatMap((one) => [...namesOf(own, one), ...namesElsewhere(one)]),
        ),
      })),
    ),
    ...insertListings(listed),
  ];
};

export const deleteSearchable = (seqs: readonly number[]): Statement[] => [
  deleteSearchRows(seqs),
  deleteListings(seqs),
];
