/**
 * Which of the records of a page are wanted, and what the source's defaults add to them. Pure.
 */
import { asDerived } from '../catalogue/derived.ts';
import type { IncomingRecord } from '../catalogue/incoming.ts';
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Quad, quad, type Term } from '../rdf/terms.ts';
import { isHighValue } from '../vocab/hvd-marks.ts';
import type { Defaults, Filters } from './config.ts';

const DISTRIBUTION = ns.dcat('distribution');

const objectsOf = ({ quads, iri }: IncomingRecord, predicate: string): Term[] =>
  quads.filter((q) => q.subject.value === iri && q.predicate.value === predicate).map((q) => q.object);

const valuesOf = (record: IncomingRecord, predicate: string): string[] =>
  objectsOf(record, predicate).map(({ value }) => value);

const hasOne = (
  record: IncomingRecord,
  predicate: string,
  wanted: readonly string[] | undefined,
): boolean => {
  if (!wanted || wanted.length === 0) return true;
  const values = new Set(valuesOf(record, predicate));
  return wanted.some((value) => values.has(value));
};

const KEYWORD = ns.dcat('keyword').value;

const hasKeyword = (record: IncomingRecord, wanted: readonly string[] | undefined): boolean => {
  if (!wanted || wanted.length === 0) return true;
  const values = new Set(valuesOf(record, KEYWORD).map((value) => value.toLowerCase()));
  return wanted.some((value) => values.has(value.toLowerCase()));
};

/** Filters choose datasets; what datasets name comes along. */
export const isWanted = (record: IncomingRecord, filters: Filters): boolean => {
  const names = [record.iri, ...valuesOf(record, ns.dct('identifier').value)];
  if (filters.except?.some((name) => names.includes(name))) return false;
  if (record.kind !== 'dataset') return true;
  return (
    hasOne(record, ns.dct('publisher').value, filters.publisher) &&
    hasOne(record, ns.dcat('theme').value, filters.theme) &&
    hasKeyword(record, filters.keyword) &&
    (filters.hvd !== true || isHighValue((predicate) => objectsOf(record, predicate)))
  );
};

const OF_DATASETS = {
  publisher: ns.dct('publisher'),
  language: ns.dct('language'),
  theme: ns.dcat('theme'),
  accessRights: ns.dct('accessRights'),
} as const satisfies Partial<Record<keyof Defaults, unknown>>;

const LICENCES = [ns.dct('license').value, ns.dct('rights').value];

/** A default stands only where the dataset has no value of its own, and is marked as derived. */
export const withDefaults = (record: IncomingRecord, defaults: Defaults): IncomingRecord => {
  if (record.kind !== 'dataset' || Object.keys(defaults).length === 0) return record;
  const added: Quad[] = [];
  for (const [name, predicate] of Object.entries(OF_DATASETS)) {
    const value = defaults[name as keyof typeof OF_DATASETS];
    if (value !== undefined && valuesOf(record, predicate.value).length === 0)
      added.push(asDerived(quad(namedNode(record.iri), predicate, namedNode(value))));
  }
  if (defaults.licence !== undefined) {
    const licensed = new Set(
      record.quads.filter((q) => LICENCES.includes(q.predicate.value)).map((q) => q.subject.value),
    );
    // A licence of the whole dataset is one for each distribution.
    if (!licensed.has(record.iri))
      for (const q of record.quads)
        if (
          q.subject.value === record.iri &&
          q.predicate.equals(DISTRIBUTION) &&
          !licensed.has(q.object.value)
        )
          added.push(
            asDerived(quad(q.object as Quad['subject'], ns.dct('license'), namedNode(defaults.licence))),
          );
  }
  return added.length === 0 ? record : { ...record, quads: [...record.quads, ...added] };
};
