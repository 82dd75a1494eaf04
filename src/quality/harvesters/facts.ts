/**
 * What harvesters see of a member of the catalogue: its own facts, and those that depend on the members around
 * it, such as an identifier that another one has. Pure.
 */
import type { HarvestFact } from '../../store/harvest-facts.ts';
import { piveauSlug } from './slug.ts';

/** How the EU's reporting queries judge a dataset; null: it claims to be no data of high value. */
export type EuVerdict = 'counts' | 'countsButCountry' | 'fails' | null;

export interface OwnFacts {
  readonly seq: number;
  readonly id: string;
  readonly kind: 'dataset' | 'service' | 'series' | 'catalog';
  readonly iri: string;
  readonly modified: string;
  readonly facts: ReadonlySet<HarvestFact>;
  /** The `dct:identifier` that is exported; null where there is none. */
  readonly identifier: string | null;
  /** How many it has in its own document. */
  readonly identifiers: number;
  readonly distributions: number;
  readonly eu: EuVerdict;
}

export interface SeenFacts extends OwnFacts {
  /** From 1, in the order of the pages. */
  readonly position: number;
  /** Another item that udata takes earlier has the same identifier. */
  readonly isRepeated: boolean;
  /** How many datasets before it have the same name in piveau. */
  readonly clashes: number;
}

const isOfPiveau = ({ facts }: OwnFacts): boolean => facts.has('isDataset');

/** udata takes the datasets of all pages, then the services that no distribution leads to. */
const inOrderOfUdata = (members: readonly OwnFacts[]): readonly OwnFacts[] => [
  ...members.filter(({ kind }) => kind === 'dataset' || kind === 'series'),
  ...members.filter(({ kind, facts }) => kind === 'service' && !facts.has('isAccessService')),
];

/** Sequence numbers of members whose key an earlier one has, with how many these are. */
const earlier = (
  members: readonly OwnFacts[],
  keyOf: (member: OwnFacts) => string | null,
): ReadonlyMap<number, number> => {
  const counts = new Map<string, number>();
  const found = new Map<number, number>();
  for (const member of members) {
    const key = keyOf(member);
    if (key === null) continue;
    const before = counts.get(key) ?? 0;
    if (before > 0) found.set(member.seq, before);
    counts.set(key, before + 1);
  }
  return found;
};

export const piveauName = ({ identifier, iri }: Pick<OwnFacts, 'identifier' | 'iri'>): string | null =>
  identifier !== null ? piveauSlug(identifier) : iri.startsWith('_:') ? null : piveauSlug(iri);

/** @param members by sequence number, as the pages have them */
export const seen = (members: readonly OwnFacts[]): readonly SeenFacts[] => {
  const repeated = earlier(inOrderOfUdata(members), ({ identifier }) => identifier);
  const clashing = earlier(members.filter(isOfPiveau), piveauName);
  return members.map((member, index) => ({
    ...member,
    position: index + 1,
    isRepeated: repeated.has(member.seq),
    clashes: clashing.get(member.seq) ?? 0,
  }));
};
