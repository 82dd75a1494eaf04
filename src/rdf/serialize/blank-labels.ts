/**
 * Labels of blank nodes that follow from what is said of the nodes, not from the labels they came with, nor
 * from the order of the quads: colour refinement within each connected group of blank nodes. A label changes
 * only when something in its own group changes. Nodes that refinement cannot tell apart are told apart by
 * their given labels; it is a layout, not a canonical form (for that see RDFC-1.0).
 */
import type { BlankTriple } from './blank-nodes.ts';
import type { Blank, ObjectTerm } from './plain-term.ts';
import { compareText } from './reading-order.ts';

/**
 * Bounds on the work for one group; beyond them only adversarial graphs remain, and what is still tied is
 * ordered by given labels. `MAX_VISITS` counts a node in a round of refinement.
 */
const MAX_VISITS = 60_000;
const MIN_ROUNDS = 4;
const MAX_TIES = 16;

type Colours = Map<string, number>;

interface Group {
  readonly blanks: string[];
  roundsLeft: number;
  readonly triples: Map<string, BlankTriple[]>;
}

/** 53 bits: a collision costs a tie, never correctness. */
const hash = (text: string): number => {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995);
    low ^= low >>> 15;
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ (low >>> 13);
  low = Math.imul(low ^ (low >>> 16), 0xc2b2ae35) ^ (high >>> 16);
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
};

const isBlank = (term: ObjectTerm | null): term is Blank => term?.termType === 'BlankNode';

const blanksOf = ({ subject, object, graph }: BlankTriple): readonly string[] =>
  [subject, object, graph].filter(isBlank).map(({ key }) => key);

/** Connected groups of blank nodes, by union-find. */
const groupsOf = (triples: readonly BlankTriple[]): readonly Group[] => {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    for (let next = key; next !== root; ) {
      const up = parent.get(next)!;
      parent.set(next, root);
      next = up;
    }
    parent.set(root, root);
    return root;
  };
  for (const triple of triples) {
    const keys = blanksOf(triple);
    for (const key of keys) parent.set(find(key), find(keys[0]!));
  }
  const groups = new Map<string, Group>();
  for (const key of parent.keys()) {
    const root = find(key);
    const group: Group = groups.get(root) ?? { blanks: [], roundsLeft: 0, triples: new Map() };
    groups.set(root, group);
    group.blanks.push(key);
    group.triples.set(key, []);
    group.roundsLeft = Math.max(MIN_ROUNDS, Math.floor(MAX_VISITS / group.blanks.length));
  }
  for (const triple of triples) {
    for (const key of new Set(blanksOf(triple))) {
      groups.get(find(key))?.triples.get(key)?.push(triple);
    }
  }
  return [...groups.values()];
};

const classCount = (colours: Colours): number => new Set(colours.values()).size;

const refine = (group: Group, start: Colours): Colours => {
  let colours = start;
  let classes = 0;
  for (; group.roundsLeft > 0 && classes < group.blanks.length; group.roundsLeft--) {
    const seen = colours;
    const next: Colours = new Map();
    for (const key of group.blanks) {
      const name = (term: ObjectTerm | null): string =>
        !isBlank(term) ? (term?.key ?? '') : term.key === key ? '_' : `_${seen.get(term.key)}`;
      const signatures = group.triples
        .get(key)!
        .map((t) => `${name(t.subject)}\n${t.predicate}\n${name(t.object)}\n${name(t.graph)}`);
      next.set(key, hash(`${seen.get(key)}\n${signatures.sort().join('\n')}`));
    }
    const count = classCount(next);
    if (count <= classes) break;
    classes = count;
    colours = next;
  }
  return colours;
};

/** The member to single out next: of the smallest colour that several nodes share, the first by given label. */
const tiedMember = (group: Group, colours: Colours): string | null => {
  const members = Map.groupBy(group.blanks, (key) => colours.get(key)!);
  const tied = [...members].filter(([, keys]) => keys.length > 1).sort(([a], [b]) => a - b)[0];
  return tied ? tied[1].sort(compareText)[0]! : null;
};

const coloursOf = (group: Group): Colours => {
  let colours = refine(group, new Map(group.blanks.map((key) => [key, 0])));
  for (let ties = 0; ties < MAX_TIES && group.roundsLeft > 0; ties++) {
    if (classCount(colours) === group.blanks.length) break;
    const member = tiedMember(group, colours)!;
    colours = refine(group, new Map(colours).set(member, hash(`${colours.get(member)} first`)));
  }
  return colours;
};

/** The label of each blank node, by its term key. */
export const labelBlankNodes = (triples: readonly BlankTriple[]): ReadonlyMap<string, string> => {
  const groups = groupsOf(triples).map((group) => {
    const colours = coloursOf(group);
    const keys = group.blanks.sort((a, b) => colours.get(a)! - colours.get(b)! || compareText(a, b));
    return { keys, colours, rank: colours.get(keys[0]!)! };
  });
  groups.sort((a, b) => a.rank - b.rank || compareText(a.keys[0]!, b.keys[0]!));
  const labels = new Map<string, string>();
  const used = new Map<number, number>();
  for (const { keys, colours } of groups) {
    for (const key of keys) {
      const colour = colours.get(key)!;
      const twin = used.get(colour) ?? 0;
      used.set(colour, twin + 1);
      labels.set(key, `b${colour.toString(36)}${twin ? `-${twin + 1}` : ''}`);
    }
  }
  return labels;
};
