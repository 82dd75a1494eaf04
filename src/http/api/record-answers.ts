/**
 * Documents become the flat objects of the API: what a whole page of records needs (labels, names of series,
 * outcomes) is read once for all of them.
 */
import type { CatalogueContext } from '../../catalogue/context.ts';
import type { Documents } from '../../catalogue/documents.ts';
import { bornHereIri } from '../../catalogue/identity.ts';
import type { OutcomeCounts } from '../../catalogue/outcomes.ts';
import { readOutcomesOf } from '../../catalogue/outcomes-of.ts';
import { readMentioned } from '../../catalogue/related.ts';
import { ns } from '../../rdf/namespaces.ts';
import { labelsFor } from '../../vocab/bundled.ts';
import { objectIris } from '../page-data.ts';
import { factsOf, indexOf, type LabelOf, languagesFor, nameIn } from './facts.ts';
import { type RecordInput, recordMembers } from './record-members.ts';
import type { ApiRecord } from './schemas-record.ts';

const IN_SERIES = ns.dcat('inSeries').value;

const NOTHING: ReturnType<typeof indexOf> = new Map();

/** Names of the series that records are part of: their documents do not embed them. */
const seriesNames = async (
  ctx: CatalogueContext,
  { records }: AnsweredDocuments,
  lang: string,
): Promise<LabelOf> => {
  const quads = records.flatMap(({ own }) => own.filter(({ predicate }) => predicate.value === IN_SERIES));
  const series = await readMentioned(ctx, objectIris(quads));
  return (iri) => {
    const document = series.get(iri);
    const facts = document && factsOf(indexOf(document.own), NOTHING, lang, () => undefined);
    return facts && nameIn(facts, iri)?.value.trim();
  };
};

/** Records, and what their documents embed. */
export type AnsweredDocuments = Pick<Documents, 'records' | 'embedded'>;

export interface AnswerOptions {
  /** Of texts and names: a language subtag. */
  readonly lang: string;
  /** Tables have no outcomes. */
  readonly withValidation: boolean;
}

/** @param membersOf what is made of each record */
export const answersOf = async <Answer>(
  ctx: CatalogueContext,
  documents: AnsweredDocuments,
  { lang, withValidation }: AnswerOptions,
  membersOf: (input: RecordInput) => Answer,
): Promise<readonly Answer[]> => {
  const { records, embedded } = documents;
  const iris = objectIris([...records.flatMap(({ own }) => own), ...embedded]);
  const [labelOf, seriesOf, outcomes] = await Promise.all([
    labelsFor(iris, languagesFor(lang)),
    seriesNames(ctx, documents, lang),
    withValidation
      ? readOutcomesOf(
          ctx,
          records.map(({ record }) => record.seq),
        )
      : new Map<number, readonly OutcomeCounts[]>(),
  ]);
  const shared = indexOf(embedded);
  return records.map((document) => {
    const { seq, kind, id } = document.record;
    return membersOf({
      document,
      facts: factsOf(indexOf(document.own), shared, lang, (iri) => labelOf(iri) ?? seriesOf(iri)),
      baseUrl: ctx.baseUrl,
      url: bornHereIri(ctx.baseUrl, kind, id),
      validation: outcomes.get(seq) ?? [],
    });
  });
};

export const recordAnswers = (
  ctx: CatalogueContext,
  documents: AnsweredDocuments,
  options: AnswerOptions,
): Promise<readonly ApiRecord[]> => answersOf(ctx, documents, options, recordMembers);
