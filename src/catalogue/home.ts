/**
 * What the home page shows.
 */
import { ns } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';
import { countDistinctObjects, countKinds, countObjects } from '../store/counts.ts';
import type { Statement } from '../store/db.ts';
import { countMatches, type ListFilter } from '../store/list-filter.ts';
import { selectPage } from '../store/list-page.ts';
import { selectNewestChange } from '../store/revision.ts';
import { HVD_MARKS } from '../vocab/hvd-marks.ts';
import type { CatalogueContext } from './context.ts';
import { documentStatements, readDocuments } from './documents.ts';
import type { RecordKind } from './kinds.ts';
import { newest } from './newest.ts';
import type { RecordDocument } from './record.ts';
import { readCatalog } from './root-catalog.ts';

export interface Home {
  readonly counts: {
    readonly datasets: number;
    readonly services: number;
    readonly publishers: number;
    readonly highValue: number;
  };
  readonly latest: readonly RecordDocument[];
  readonly entities: readonly Quad[];
  readonly themes: readonly { readonly iri: string; readonly count: number }[];
  readonly catalog: RecordDocument;
  readonly revision: number;
  readonly modified: string;
}

const LATEST = 8;
const THEMES = 14;

export const readHome = async (ctx: CatalogueContext): Promise<Home> => {
  const resources: ListFilter = { kinds: ['dataset', 'service', 'series'] };
  const latest = selectPage(resources, 'modified', { limit: LATEST, offset: 0 });
  const statements: Statement[] = [
    countKinds,
    countDistinctObjects(ns.dct('publisher').value),
    countMatches({ kinds: ['dataset'], marks: [{ oneOf: HVD_MARKS }] }),
    countObjects(ns.dcat('theme').value, THEMES),
    selectNewestChange,
    ...documentStatements(latest),
  ];
  const [{ rows }, catalog] = await Promise.all([ctx.db.read(statements), readCatalog(ctx, undefined)]);
  const [kinds, publishers, highValue, themes, change, selected, graphs] = rows;
  const { records, embedded } = await readDocuments(ctx, [selected!, graphs!]);
  const count = (kind: RecordKind): number => Number(kinds!.find((row) => row.kind === kind)?.total ?? 0);
  return {
    counts: {
      datasets: count('dataset'),
      services: count('service'),
      publishers: Number(publishers![0]!.total),
      highValue: Number(highValue![0]!.total),
    },
    latest: records.toSorted((a, b) => (a.record.modified < b.record.modified ? 1 : -1)),
    entities: embedded,
    themes: themes!.map(({ iri, total }) => ({ iri: String(iri), count: Number(total) })),
    catalog: catalog!,
    ...newest(change!),
  };
};
