/**
 * A record with proposals applied. Pure: the statements that stay keep their graphs, those that are added
 * stand in the graph of the node that they are about.
 */
import { defaultGraph, type Quad, quad, type Term, termKey, tripleKey } from '../rdf/terms.ts';
import type { Profile } from '../shacl/profiles.ts';
import type { RecordInput, RecordValidator } from '../shacl/validate.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import type { Proposal } from './proposal.ts';
import { proposals } from './proposals.ts';

export const applied = (quads: readonly Quad[], chosen: readonly Proposal[]): readonly Quad[] => {
  const gone = new Set(chosen.flatMap(({ withdraw }) => withdraw.map(tripleKey)));
  const graphs = new Map<string, Term>();
  for (const { subject, object, graph } of quads) {
    graphs.set(termKey(subject), graph);
    if (!graphs.has(termKey(object))) graphs.set(termKey(object), graph);
  }
  const kept = quads.filter((q) => !gone.has(tripleKey(q)));
  const there = new Set(kept.map(tripleKey));
  const added = new Map(
    chosen.flatMap(({ add }) =>
      add.filter((q) => !there.has(tripleKey(q))).map((q) => [tripleKey(q), q] as const),
    ),
  );
  return [
    ...kept,
    ...[...added.values()].map(({ subject, predicate, object }) =>
      quad(
        subject as never,
        predicate as never,
        object as never,
        (graphs.get(termKey(subject)) ?? defaultGraph()) as never,
      ),
    ),
  ];
};

export interface Mended {
  readonly quads: readonly Quad[];
  /** What was applied. */
  readonly changes: readonly Proposal[];
  /** What a person must decide. */
  readonly open: readonly Proposal[];
}

export interface MendOptions {
  readonly validator: RecordValidator;
  readonly profiles: readonly Profile[];
  readonly vocabularies: Vocabularies;
}

export const isCertain = ({ confidence }: Proposal): boolean => confidence === 'certain';

export const proposed = async (
  input: RecordInput,
  { validator, profiles, vocabularies }: MendOptions,
): Promise<readonly Proposal[]> =>
  proposals(input, await validator.validateRecord(input, profiles), vocabularies);

/** All certain proposals at once. A mended record has no certain proposal left: it is left as it is. */
export const mended = async (input: RecordInput, options: MendOptions): Promise<Mended> => {
  const found = await proposed(input, options);
  const changes = found.filter(isCertain);
  return {
    quads: applied(input.quads, changes),
    changes,
    open: found.filter((proposal) => !isCertain(proposal)),
  };
};
