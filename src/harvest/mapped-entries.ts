/**
 * Entries of an API become statements by the mapping of their format. Each is mapped by itself: one that the mapping
 * stumbles over costs no other, and labels of blank nodes that two of them share stay apart.
 */
import { asDerived } from '../catalogue/derived.ts';
import { idOfIri } from '../catalogue/identity.ts';
import { idOfIdentifier } from '../catalogue/unnamed.ts';
import { ns } from '../rdf/namespaces.ts';
import { renameNodes } from '../rdf/skolem.ts';
import { blankNode, type Quad } from '../rdf/terms.ts';
import type { AdapterContext, HarvestPage } from './adapters/adapter.ts';
import type { MappedRecord, MappingIssue } from './mapping/mapped-record.ts';
import { MAPPINGS, type MappingFormat } from './mapping/mappings.ts';
import type { MappingIssueCode } from './mapping/rules.ts';
import type { Problem } from './run.ts';

export type MappedEntries = Pick<HarvestPage, 'quads' | 'problems'> & {
  /** Entries that are none of the format, or that the mapping stumbled over: what they are is not known. */
  readonly lost: number;
};

export type JsonFormat = {
  readonly [F in MappingFormat]: (typeof MAPPINGS)[F]['input'] extends 'json' ? F : never;
}[MappingFormat];

/** What is said of the form of a portal, and of each of its records again: one line a page and place. */
const OF_THE_FORM: ReadonlySet<MappingIssueCode> = new Set(['not-mapped', 'says-nothing', 'not-public']);

const NO_ENTRY: MappingIssueCode = 'no-records';
const REJECTED: ReadonlySet<MappingIssueCode> = new Set(['record-without-identity', NO_ENTRY]);

/** Several languages, and none that is known. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['MUL', 'UND', 'ZXX', 'MIS']);

const MAX_SHOWN = 300;

interface Noted extends MappingIssue {
  readonly record: string | null;
  readonly iri: string | null;
  /** What the source calls the entry. */
  readonly name: string | null;
}

const detailOf = ({ message, value, place, name }: Noted, isOfForm: boolean): string => {
  const shown = value === undefined || value === '' ? '' : `: ${value.slice(0, MAX_SHOWN)}`;
  return `${message}${shown} (${place}${name === null ? '' : `${isOfForm ? '; first in' : ' of'} ${name.slice(0, MAX_SHOWN)}`}).`;
};

/** The same member of any element of a list. */
const formOf = (place: string): string => place.replace(/\[\d+\]/g, '[]');

const problemsOf = (noted: readonly Noted[]): Problem[] => {
  const groups = Map.groupBy(noted, ({ code, place, record, name }) =>
    OF_THE_FORM.has(code) ? `${code} ${formOf(place)}` : `${code} ${record ?? ''} ${name ?? ''}`,
  );
  return [...groups.values()].map((same) => {
    const [first] = same as [Noted];
    const isOfForm = OF_THE_FORM.has(first.code);
    return {
      kind: REJECTED.has(first.code) ? 'rejected' : 'mapping',
      ...(isOfForm ? {} : { record: first.record, iri: first.iri }),
      code: first.code,
      detail: detailOf(first, isOfForm),
      count: same.length,
    };
  });
};

const IDENTIFIER = ns.dct('identifier');

const identifierOf = ({ given, derived, resource }: MappedRecord): string | null =>
  [...given, ...derived.map(({ quad }) => quad)].find(
    ({ subject, predicate }) => subject.equals(resource) && predicate.equals(IDENTIFIER),
  )?.object.value ?? null;

const nameOf = (record: MappedRecord, { source, baseUrl }: AdapterContext) => {
  const { resource } = record;
  const name = identifierOf(record);
  if (resource.termType === 'NamedNode')
    return { iri: resource.value, record: idOfIri(resource.value, baseUrl), name: name ?? resource.value };
  return { iri: null, record: name === null ? null : idOfIdentifier(source, name), name };
};

/** `$[0]` is the list that a single entry was wrapped in. */
const unwrapped = ({ place, ...issue }: MappingIssue): MappingIssue => ({
  ...issue,
  place: place.replace(/^\$\[0\]/, '$'),
});

/** The language of texts without one of their own, as a tag: the source's default, where its table has a tag for it. */
const languageOf = ({ config }: AdapterContext): string | null => {
  const code = /\/authority\/language\/([A-Z]{3})$/.exec(config.defaults.language ?? '')?.[1];
  if (code === undefined || NO_LANGUAGE.has(code)) return null;
  return Intl.getCanonicalLocales(code)[0] ?? null;
};

/** @param portal its address, from which a mapping may conclude others; without a final slash */
export const mapEntries = async (
  ctx: AdapterContext,
  { format, portal }: { readonly format: JsonFormat; readonly portal: string },
  entries: readonly unknown[],
): Promise<MappedEntries> => {
  const { map } = MAPPINGS[format];
  const context = { vocabularies: ctx.vocabularies, portal, language: languageOf(ctx) };
  const quads: Quad[] = [];
  const noted: Noted[] = [];
  const failed: Problem[] = [];
  let lost = 0;
  for (const [at, entry] of entries.entries()) {
    try {
      const { records, issues } = await map([entry], context);
      if (issues.some(({ code }) => code === NO_ENTRY)) lost += 1;
      for (const issue of issues)
        noted.push({ ...unwrapped(issue), record: null, iri: null, name: issue.value ?? null });
      for (const record of records) {
        const own = [...record.given, ...record.derived.map(({ quad }) => asDerived(quad))];
        const named = renameNodes(own, (term) =>
          term.termType === 'BlankNode' ? blankNode(`e${at}${term.value}`) : undefined,
        );
        for (const q of named) quads.push(q);
        const names = nameOf(record, ctx);
        for (const issue of record.issues) noted.push({ ...unwrapped(issue), ...names });
      }
    } catch (error) {
      lost += 1;
      const because = error instanceof Error ? error.message : String(error);
      failed.push({
        kind: 'page',
        code: 'mapping-failed',
        detail: `Entry ${at + 1} of the page: ${because}`,
      });
    }
  }
  return { quads, problems: [...failed, ...problemsOf(noted)], lost };
};
