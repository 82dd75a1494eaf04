/**
 * How a licence of the EU table stands beside CC BY 4.0, and whether high-value data may have it: at least as
 * open as CC BY 4.0 (Regulation (EU) 2023/138, Article 4(3)).
 */
import type { MatchRelation } from '../vocab/concepts.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';

const LICENCES = 'http://publications.europa.eu/resource/authority/licence/';
export const CC_BY = `${LICENCES}CC_BY_4_0`;
const CC0 = `${LICENCES}CC0`;

/** In the directions of DCAT-AP HVD 3.0.1: a narrow match is the less permissive of the two. */
const OPEN_ENOUGH: ReadonlySet<MatchRelation> = new Set(['exactMatch', 'narrowMatch']);

export interface Openness {
  /** What the vocabulary says of it beside CC BY 4.0; null for CC BY 4.0 itself and where it says nothing. */
  readonly relation: MatchRelation | null;
  readonly isAcceptedForHvd: boolean;
  /** Whether the EU's queries know it by name, so that no mapping is needed. */
  readonly isKnown: boolean;
}

export const opennessOf = async (
  vocabularies: Pick<Vocabularies, 'matchesOf'>,
  licence: string,
): Promise<Openness> => {
  const matches = await vocabularies.matchesOf('licence', licence);
  const relation = matches.find(({ target }) => target === CC_BY)?.relation ?? null;
  const isKnown = licence === CC_BY || licence === CC0;
  return {
    relation,
    isAcceptedForHvd: isKnown || (relation !== null && OPEN_ENOUGH.has(relation)),
    isKnown,
  };
};
