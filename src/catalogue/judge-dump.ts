/**
 * A whole input before the validator, record by record, as an import would cut it: each record with the shared
 * entities that it names and the services that point at it. Nothing is stored. What is said of a shared entity
 * is told once, however many records name it.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { type Quad, termKey } from '../rdf/terms.ts';
import { type Counts, countFindings, type Finding, type Messages, type Severity } from '../shacl/finding.ts';
import { inOrder } from '../shacl/merge.ts';
import type { Profile, ProfileId } from '../shacl/profiles.ts';
import type { RecordValidator } from '../shacl/validate.ts';
import type { IncomingRecord } from './incoming.ts';
import { inputOf, surroundingsOf } from './judge-surroundings.ts';
import type { RecordKind } from './kinds.ts';
import { splitRecords } from './split.ts';

export interface JudgedRecord {
  /** As an import would name them; `null` for the statements that belong to no record. */
  readonly id: string | null;
  readonly iri: string | null;
  readonly kind: RecordKind | null;
  readonly quads: readonly Quad[];
  readonly counts: Counts;
  readonly conforms: boolean;
  /** Those that judged it. */
  readonly profiles: readonly ProfileId[];
  readonly findings: readonly Finding[];
}

export interface ProfileTotal extends Counts {
  readonly profile: ProfileId;
  /** How many records it judged, and how many of these have a violation. */
  readonly records: number;
  readonly failing: number;
  readonly conforms: boolean;
}

/** What all findings of one rule have in common. */
export interface RuleTotal {
  readonly shape: string;
  readonly constraint: string;
  readonly path: string | null;
  readonly severity: Severity;
  readonly messages: Messages;
  readonly see: string | null;
  readonly profile: ProfileId;
  readonly count: number;
  /** How many records have it. */
  readonly records: number;
}

export interface DumpReport {
  readonly conforms: boolean;
  readonly counts: Counts;
  readonly profiles: readonly ProfileTotal[];
  /** The strictest and most frequent first. */
  readonly rules: readonly RuleTotal[];
  /** Records with violations first, then by kind, in the order of the input. */
  readonly records: readonly JudgedRecord[];
  /** Findings that were counted and not kept. */
  readonly omitted: number;
}

export interface DumpOptions {
  readonly baseUrl: string;
  readonly profiles: readonly Profile[];
  readonly validator: RecordValidator;
  /** Called with the number of records, concepts aside, before any is judged; may throw. */
  readonly check?: (records: number) => void;
}

const CONCEPT = ns.skos('Concept').value;

/** Findings that a report holds; beyond, they are counted. */
export const MAX_REPORTED = 20_000;

const SOURCE = 'validate';

const isConcept = ({ kind, iri, quads }: IncomingRecord): boolean =>
  kind === 'entity' &&
  quads.some(
    ({ subject, predicate, object }) =>
      subject.value === iri && predicate.value === RDF_TYPE && object.value === CONCEPT,
  );

/** Records that cost something to judge: a catalogue may bring the whole of a thesaurus along. */
export const countedRecords = (records: readonly IncomingRecord[]): number =>
  records.filter((record) => !isConcept(record)).length;

const findingKey = (finding: Finding): string => {
  const { focus, path, value, constraint, shape, count } = finding;
  return [termKey(focus), path, value ? termKey(value) : '', constraint, shape, count].join('\n');
};

/** A record and its findings as they come in, those of records that name it included. */
interface Place {
  readonly record: Omit<JudgedRecord, 'counts' | 'conforms' | 'profiles' | 'findings'>;
  readonly profiles: Set<ProfileId>;
  readonly findings: Finding[];
  readonly keys: Set<string>;
}

const newPlace = (record: Place['record']): Place => ({
  record,
  profiles: new Set(),
  findings: [],
  keys: new Set(),
});

const ORDER: readonly (RecordKind | null)[] = ['catalog', 'series', 'dataset', 'service', 'entity', null];
const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { violation: 0, warning: 1, info: 2 };

const judged = ({ record, profiles, findings }: Place): JudgedRecord => {
  const counts = countFindings(findings);
  const conforms = counts.violations === 0;
  return { ...record, counts, conforms, profiles: [...profiles], findings: inOrder(findings) };
};

const ruleTotals = (records: readonly JudgedRecord[]): readonly RuleTotal[] => {
  const rules = new Map<string, RuleTotal>();
  for (const { findings } of records) {
    const here = new Set<string>();
    for (const { shape, constraint, path, severity, messages, see, profile, count } of findings) {
      const key = `${shape}\n${constraint}\n${path}`;
      const known = rules.get(key);
      rules.set(key, {
        ...(known ?? { shape, constraint, path, severity, messages, see, profile }),
        count: (known?.count ?? 0) + count,
        records: (known?.records ?? 0) + (here.has(key) ? 0 : 1),
      });
      here.add(key);
    }
  }
  return [...rules.values()].sort(
    (a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || b.count - a.count,
  );
};

const profileTotal = (profile: ProfileId, records: readonly JudgedRecord[]): ProfileTotal => {
  const total = { records: 0, failing: 0, violations: 0, warnings: 0, infos: 0 };
  for (const record of records) {
    const counts = countFindings(record.findings.filter(({ profiles }) => profiles.includes(profile)));
    if (record.profiles.includes(profile)) total.records += 1;
    if (counts.violations > 0) total.failing += 1;
    total.violations += counts.violations;
    total.warnings += counts.warnings;
    total.infos += counts.infos;
  }
  return { profile, ...total, conforms: total.violations === 0 };
};

/** Keeps as many findings as a report holds, of each record in turn; the rest is counted. */
const cut = (records: readonly JudgedRecord[]): { records: readonly JudgedRecord[]; omitted: number } => {
  let room = MAX_REPORTED;
  let omitted = 0;
  const kept = records.map((record) => {
    const findings = record.findings.slice(0, room);
    room -= findings.length;
    omitted += record.findings.length - findings.length;
    return findings.length === record.findings.length ? record : { ...record, findings };
  });
  return { records: kept, omitted };
};

export const judgeDump = async (
  quads: readonly Quad[],
  { baseUrl, profiles, validator, check }: DumpOptions,
): Promise<DumpReport> => {
  const { records, leftOver } = splitRecords(quads, { baseUrl, source: SOURCE });
  check?.(countedRecords(records));
  const around = surroundingsOf(records);
  const places = new Map<string, Place>();
  for (const { id, iri, kind, quads: own } of records)
    places.set(iri, newPlace({ id, iri, kind, quads: own }));
  const rest = newPlace({ id: null, iri: null, kind: null, quads: leftOver });
  let omitted = 0;

  const judge = async (own: Place, input: Parameters<RecordValidator['validateRecord']>[0]) => {
    const outcome = await validator.validateRecord(input, profiles);
    omitted += outcome.omitted;
    for (const { profile, isApplicable } of outcome.profiles) if (isApplicable) own.profiles.add(profile);
    for (const finding of outcome.findings) {
      const isOwn = input.focus?.has(termKey(finding.focus)) ?? true;
      const named = isOwn ? undefined : places.get(finding.focus.value);
      // A service that serves the dataset is judged on its own.
      if (!isOwn && named && named.record.kind !== 'entity') continue;
      const place = named ?? own;
      const key = findingKey(finding);
      if (place.keys.has(key)) continue;
      place.keys.add(key);
      place.findings.push(finding);
      for (const profile of finding.profiles) place.profiles.add(profile);
    }
  };

  for (const record of records) await judge(places.get(record.iri)!, inputOf(record, around));
  if (leftOver.length > 0) await judge(rest, { quads: leftOver });

  const all = [...places.values(), ...(leftOver.length > 0 ? [rest] : [])]
    .map(judged)
    .sort((a, b) => Number(a.conforms) - Number(b.conforms) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const kept = cut(all);
  const totals = profiles.map(({ id }) => profileTotal(id, all));
  const counts = countFindings(all.flatMap(({ findings }) => findings));
  return {
    conforms: counts.violations === 0,
    counts,
    profiles: totals,
    rules: ruleTotals(all),
    records: kept.records,
    omitted: omitted + kept.omitted,
  };
};
