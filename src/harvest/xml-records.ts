/**
 * Metadata records cut out of an XML answer become statements: RDF/XML as it is, ISO 19139 by its mapping. Each is
 * read by itself, so that a broken one costs no other, and labels of blank nodes that two of them share stay apart.
 */
import { damageLog } from '../catalogue/damage.ts';
import { asDerived } from '../catalogue/derived.ts';
import { AppError } from '../lib/app-error.ts';
import { readRdf } from '../rdf/parse/read-rdf.ts';
import type { ReadIssue } from '../rdf/repair/issues.ts';
import { type Quad, termKey } from '../rdf/terms.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import type { HarvestPage } from './adapters/adapter.ts';
import { mapIso19139 } from './mapping/iso19139/iso19139.ts';
import type { MappedRecord, MappingIssue } from './mapping/mapped-record.ts';
import type { Problem } from './run.ts';

export type RecordStatements = Pick<HarvestPage, 'quads' | 'issues' | 'damage' | 'problems'> & {
  /** Records of which nothing, or nobody knows how much, could be read. */
  readonly lost: number;
};

/** What a mapping takes at once: records of one group may refer to each other. */
const MAX_GROUP_LENGTH = 2_000_000;

const ISO_ROOT = /^<(?:[\w.-]+:)?M[DI]_Metadata[\s>]/;

/** One line for each code of a record, with its first value and how often it came. */
const mappingProblems = (issues: readonly MappingIssue[], iri: string | null): Problem[] =>
  [...Map.groupBy(issues, ({ code }) => code)].map(([code, same]) => {
    const { message, place, value } = same[0]!;
    return {
      kind: code === 'record-without-identity' ? 'rejected' : 'mapping',
      iri,
      code,
      detail: `${message}${value === undefined ? '' : `: ${value}`} (${place})`,
      count: same.length,
    };
  });

const nameOf = ({ resource }: MappedRecord): string | null =>
  resource.termType === 'NamedNode' ? resource.value : null;

const UNREADABLE = new Set(['xml-syntax', 'xml-refused']);

const groupsOf = (documents: readonly string[]): string[][] => {
  const groups: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const document of documents) {
    if (length + document.length > MAX_GROUP_LENGTH) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)!.push(document);
    length += document.length;
  }
  return groups;
};

interface Sink {
  readonly quads: Quad[];
  readonly issues: ReadIssue[];
  readonly problems: Problem[];
  lost: number;
}

const readIso = async (
  sink: Sink,
  documents: readonly string[],
  vocabularies: Vocabularies,
): Promise<void> => {
  const context = { vocabularies, portal: null, language: null };
  for (const group of groupsOf(documents)) {
    const { records, issues } = await mapIso19139(`<records>${group.join('')}</records>`, context);
    if (issues.some(({ code }) => UNREADABLE.has(code))) {
      if (group.length > 1) for (const document of group) await readIso(sink, [document], vocabularies);
      else {
        sink.lost += 1;
        sink.problems.push(...mappingProblems(issues, null));
      }
      continue;
    }
    sink.problems.push(...mappingProblems(issues, null));
    for (const record of records) {
      sink.quads.push(...record.given, ...record.derived.map(({ quad }) => asDerived(quad)));
      sink.problems.push(...mappingProblems(record.issues, nameOf(record)));
    }
  }
};

/** What was lost with the rest of one record may belong to any node of that record, and to none of another. */
const confined = (issue: ReadIssue, nodes: ReadonlySet<string>): ReadIssue => {
  const { isRestUnread: _, isOwnerUnknown: __, ...rest } = issue;
  return { ...rest, damaged: [...new Set([...(issue.damaged ?? []), ...nodes])] };
};

const readRdfRecord = async (sink: Sink, text: string, baseIRI: string, number: number): Promise<void> => {
  const issues: ReadIssue[] = [];
  const nodes = new Set<string>();
  let isLost = false;
  try {
    const options = {
      format: 'rdfxml',
      baseIRI,
      onIssue: (issue: ReadIssue) => issues.push(issue),
      blankNodePrefix: `r${number}b`,
    } as const;
    for await (const batch of readRdf(text, options))
      for (const q of batch) {
        nodes.add(termKey(q.subject));
        sink.quads.push(q);
      }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    isLost = true;
    const { code, detail } = error.info;
    issues.push({ kind: 'syntax', code, message: detail, isRestUnread: true });
  }
  for (const issue of issues) {
    const hasLostMore = issue.isRestUnread || issue.isOwnerUnknown;
    isLost ||= issue.isRestUnread === true;
    sink.issues.push(hasLostMore ? confined(issue, nodes) : issue);
  }
  if (isLost) sink.lost += 1;
};

/**
 * @param documents each a whole XML document
 * @param baseIRI against which relative IRIs are resolved
 */
export const readXmlRecords = async (
  documents: readonly string[],
  baseIRI: string,
  vocabularies: Vocabularies,
): Promise<RecordStatements> => {
  const sink: Sink = { quads: [], issues: [], problems: [], lost: 0 };
  const iso = documents.filter((document) => ISO_ROOT.test(document));
  await readIso(sink, iso, vocabularies);
  let number = 0;
  for (const document of documents) {
    number += 1;
    if (!ISO_ROOT.test(document)) await readRdfRecord(sink, document, baseIRI, number);
  }
  const damage = damageLog();
  for (const issue of sink.issues) damage.add(issue);
  return { ...sink, damage };
};
