/**
 * A whole input mended, record by record, as an import would cut it: a rule that judges one record must not see
 * the statements of the next. The statements themselves stay where they stand.
 */

import type { IncomingRecord } from '../catalogue/incoming.ts';
import { countedRecords } from '../catalogue/judge-dump.ts';
import { inputOf, surroundingsOf } from '../catalogue/judge-surroundings.ts';
import { splitRecords } from '../catalogue/split.ts';
import { isGenid } from '../rdf/skolem.ts';
import { namedNode, type Quad, quad, type Term, termKey } from '../rdf/terms.ts';
import type { RecordInput } from '../shacl/validate.ts';
import { type Mended, type MendOptions, mendedInRounds, proposed } from './mend.ts';
import type { Proposal } from './proposal.ts';

export interface MendInputOptions extends MendOptions {
  readonly baseUrl: string;
  /** Called with the number of records before any is judged; may throw. */
  readonly check?: (records: number) => void;
}

type Renaming = (term: Term) => Term;

const renamed = (quads: readonly Quad[], rename: Renaming): readonly Quad[] =>
  quads.map(({ subject, predicate, object, graph }) =>
    quad(rename(subject) as never, predicate, rename(object) as never, rename(graph) as never),
  );

const MARK = 'urn:moisson:blank:';

/** Cutting gives blank nodes, skolemised ones too, names of its own; marked before, they are found again in what was cut. */
const naming = (): { readonly name: Renaming; readonly restore: Renaming } => {
  const names = new Map<string, string>();
  const nodes = new Map<string, Term>();
  return {
    name: (term) => {
      const isNameless =
        term.termType === 'BlankNode' || (term.termType === 'NamedNode' && isGenid(term.value));
      if (!isNameless) return term;
      const key = termKey(term);
      const iri = names.get(key) ?? `${MARK}${names.size}`;
      names.set(key, iri);
      nodes.set(iri, term);
      return namedNode(iri);
    },
    restore: (term) => (term.termType === 'NamedNode' ? (nodes.get(term.value) ?? term) : term),
  };
};

const restored = (record: IncomingRecord, restore: Renaming): IncomingRecord => ({
  ...record,
  iri: restore(namedNode(record.iri)).value,
  quads: renamed(record.quads, restore),
});

const proposedIn = async (
  quads: readonly Quad[],
  { baseUrl, check, ...options }: MendInputOptions,
  changed: ReadonlySet<string> | null,
): Promise<readonly Proposal[]> => {
  const { name, restore } = naming();
  const cut = splitRecords(renamed(quads, name), { baseUrl, source: 'validate' });
  check?.(countedRecords(cut.records));
  const records = cut.records.map((record) => restored(record, restore));
  const leftOver = renamed(cut.leftOver, restore);
  const around = surroundingsOf(records);
  const isConcerned = (input: RecordInput): boolean =>
    changed === null ||
    input.quads.some(({ subject, object }) => changed.has(termKey(subject)) || changed.has(termKey(object)));
  // What several records say of a shared entity is proposed once.
  const found = new Map<string, Proposal>();
  const look = async (input: RecordInput): Promise<void> => {
    if (!isConcerned(input)) return;
    for (const proposal of await proposed(input, options))
      if (!found.has(proposal.id)) found.set(proposal.id, proposal);
  };
  for (const record of records) await look(inputOf(record, around));
  if (leftOver.length > 0) await look({ quads: leftOver });
  return [...found.values()];
};

/** All certain proposals of all records, in rounds. */
export const mendedInput = (quads: readonly Quad[], options: MendInputOptions): Promise<Mended> =>
  mendedInRounds(quads, (state, changed) => proposedIn(state, options, changed));
