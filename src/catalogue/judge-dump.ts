/**
 * A whole input before the validator, record by record, as an import would cut it: each record with the shared
 * entities that it names and the services that point at it. Nothing is stored. What is said of a shared entity
 * is told once, however many records name it.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { type Quad, termKey } from '../rdf/terms.ts';
import { type Counts, countFindings, type Finding } from '../shacl/finding.ts';
import { markImplied } from '../shacl/implied.ts';
import { inOrder } from '../shacl/merge.ts';
import type { Profile, ProfileId } from '../shacl/profiles.ts';
import { type Cut, cutByRule, type RuleTotal, ruleTotals } from '../shacl/rule-counts.ts';
import { MAX_FINDINGS, type RecordInput, type RecordValidator } from '../shacl/validate.ts';
import type { IncomingRecord } from './incoming.ts';
import { type AsInInput, asInInput } from './input-names.ts';
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
  /** No result at all, as SHACL has it. */
  readonly conforms: boolean;
  /** No violation. */
  readonly isValid: boolean;
  /** Those that judged it. */
  readonly profiles: readonly ProfileId[];
  readonly findings: readonly Finding[];
  /** How many of its findings are counted and not listed. */
  readonly omitted: number;
}

export interface ProfileTotal extends Counts {
  readonly profile: ProfileId;
  /** How many records it judged, and how many of these have a violation. */
  readonly records: number;
  readonly failing: number;
  readonly conforms: boolean;
  readonly isValid: boolean;
}

export interface DumpReport {
  readonly conforms: boolean;
  readonly isValid: boolean;
  readonly counts: Counts;
  readonly profiles: readonly ProfileTotal[];
  /** The strictest and most frequent first. */
  readonly rules: readonly RuleTotal[];
  /** Records with violations first, then by kind, in the order of the input. */
  readonly records: readonly JudgedRecord[];
  /** Findings that are counted and not listed. */
  readonly omitted: number;
  /** A record with all that it was judged by. */
  readonly inputOf: (record: JudgedRecord) => RecordInput;
  /** Findings and records bear the names that an import would give. */
  readonly asInInput: AsInInput;
}

export interface DumpOptions {
  readonly baseUrl: string;
  readonly profiles: readonly Profile[];
  readonly validator: RecordValidator;
  /** Called with the number of records, concepts aside, before any is judged; may throw. */
  readonly check?: (records: number) => void;
}

const CONCEPT = ns.skos('Concept').value;

/** Findings that a report lists; beyond, they are counted. */
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
  readonly record: Pick<JudgedRecord, 'id' | 'iri' | 'kind' | 'quads'>;
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

const judged = ({ record, profiles, findings }: Place): JudgedRecord => {
  const counts = countFindings(findings);
  return {
    ...record,
    counts,
    conforms: findings.length === 0,
    isValid: counts.violations === 0,
    profiles: [...profiles],
    findings: inOrder(findings),
    omitted: 0,
  };
};

const profileTotal = (profile: ProfileId, records: readonly JudgedRecord[]): ProfileTotal => {
  const total = { records: 0, failing: 0, violations: 0, warnings: 0, infos: 0 };
  let conforms = true;
  for (const record of records) {
    // What another profile tells better stands here for itself.
    const findings = markImplied(record.findings.filter(({ profiles }) => profiles.includes(profile)));
    const counts = countFindings(findings);
    if (findings.length > 0) conforms = false;
    if (record.profiles.includes(profile)) total.records += 1;
    if (counts.violations > 0) total.failing += 1;
    total.violations += counts.violations;
    total.warnings += counts.warnings;
    total.infos += counts.infos;
  }
  return { profile, ...total, conforms, isValid: total.violations === 0 };
};

const nothingOf = ({ counts: { violations, warnings, infos } }: JudgedRecord): Cut => ({
  findings: [],
  omitted: violations + warnings + infos,
});

/** Lists as many findings as a report holds, of each record in turn. */
const cut = (records: readonly JudgedRecord[]): readonly JudgedRecord[] => {
  let room = MAX_REPORTED;
  return records.map((record) => {
    const kept = room > 0 ? cutByRule(record.findings, Math.min(room, MAX_FINDINGS)) : nothingOf(record);
    room -= kept.findings.length;
    return { ...record, ...kept };
  });
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
  const byIri = new Map(records.map((record) => [record.iri, record]));
  const rest = newPlace({ id: null, iri: null, kind: null, quads: leftOver });

  const judge = async (own: Place, input: RecordInput) => {
    const outcome = await validator.validateRecord(input, profiles);
    for (const { profile, isApplicable } of outcome.profiles) if (isApplicable) own.profiles.add(profile);
    for (const finding of outcome.findings) {
      const isOwn = input.focus?.has(termKey(finding.focus)) ?? true;
      const named = isOwn ? undefined : places.get(finding.focus.value);
      // A service that serves the dataset is judged on its own.
      if (!isOwn && named && named.record.kind !== 'entity') continue;
      const place = named ?? own;
      if (place.record.kind === 'entity') {
        const key = findingKey(finding);
        if (place.keys.has(key)) continue;
        place.keys.add(key);
      }
      place.findings.push(finding);
      for (const profile of finding.profiles) place.profiles.add(profile);
    }
  };

  for (const record of records) await judge(places.get(record.iri)!, inputOf(record, around));
  if (leftOver.length > 0) await judge(rest, { quads: leftOver });

  const all = [...places.values(), ...(leftOver.length > 0 ? [rest] : [])]
    .map(judged)
    .sort((a, b) => Number(a.isValid) - Number(b.isValid) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const shown = cut(all);
  const counts = countFindings(all.flatMap(({ findings }) => findings));
  return {
    conforms: all.every(({ conforms }) => conforms),
    isValid: counts.violations === 0,
    counts,
    profiles: profiles.map(({ id }) => profileTotal(id, all)),
    rules: ruleTotals(all.map(({ findings }) => findings)),
    records: shown,
    omitted: shown.reduce((sum, { omitted }) => sum + omitted, 0),
    inputOf: ({ iri, quads: own }) => {
      const record = iri === null ? undefined : byIri.get(iri);
      return record ? inputOf(record, around) : { quads: own };
    },
    asInInput: asInInput(quads, baseUrl),
  };
};
