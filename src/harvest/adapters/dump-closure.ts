/**
 * Some records of a staged document with everything that belongs to them, so that splitting them gives what splitting
 * the whole would give. The rules are those of catalogue/split.ts, followed over the stage.
 */
import { isFollowed, MEMBERSHIP_PREDICATES, OWNING_PREDICATES } from '../../catalogue/ownership.ts';
import { ns, RDF_TYPE } from '../../rdf/namespaces.ts';
import { parsePlain } from '../../rdf/plain-statements.ts';
import { isGenid, renameNodes } from '../../rdf/skolem.ts';
import { namedNode, type Quad, quad, type Term } from '../../rdf/terms.ts';
import { MARKS, type NodeFacts, nodeName, type Stage } from '../stage.ts';

const CATALOG = ns.dcat('Catalog');
const TYPE = namedNode(RDF_TYPE);
const RECORD = ns.dcat('record').value;
const PRIMARY_TOPIC = ns.foaf('primaryTopic').value;

export interface Closure {
  readonly quads: readonly Quad[];
  /** Nodes whose statements are in `quads`. */
  readonly nodes: readonly string[];
  readonly damaged: readonly string[];
}

/** True for a name that says nothing about what it names. */
export const isUnnamed = (name: string): boolean => name.startsWith('_:') || isGenid(name);

export const isResource = (facts: NodeFacts | undefined): boolean =>
  facts?.isDescribed === true && ((facts.marks & MARKS.resource) !== 0 || (facts.marks & MARKS.member) !== 0);

/** Whether a node that a record names goes into the batch; a shared entity goes into the first that names it. */
const isEntered = (facts: NodeFacts | undefined, isOwn: boolean, batch: number): boolean => {
  if (!facts?.isDescribed || isResource(facts) || (facts.marks & MARKS.catalogRecord) !== 0) return false;
  if (isOwn) return true;
  if ((facts.marks & MARKS.owned) !== 0) return false;
  return facts.cut === null || facts.cut >= batch || (facts.marks & MARKS.ownedClass) !== 0;
};

export const closureOf = async (stage: Stage, roots: readonly string[], batch: number): Promise<Closure> => {
  const facts = new Map<string, NodeFacts>();
  const learn = async (names: Iterable<string>): Promise<void> => {
    const unknown = [...new Set(names)].filter((name) => !facts.has(name));
    for (const [name, found] of await stage.facts(unknown)) facts.set(name, found);
  };
  await learn(roots);
  const starts = new Set(roots.filter((name) => isResource(facts.get(name))));
  const loaded = new Set<string>();
  const damaged: string[] = [];
  const quads: Quad[] = [];
  const links: Quad[] = [];

  let level: readonly string[] = [...starts];
  while (level.length > 0) {
    const wanted = new Map<string, boolean>();
    const found = await stage.nodes(level);
    for (const { node, marks, content, inbound } of found) {
      loaded.add(node);
      if ((marks & MARKS.damaged) !== 0) damaged.push(node);
      if (starts.has(node)) links.push(...parsePlain(inbound));
      for (const q of parsePlain(content)) {
        quads.push(q);
        if (q.object.termType === 'Literal' || !isFollowed(q.predicate.value)) continue;
        const name = nodeName(q.object);
        wanted.set(
          name,
          wanted.get(name) === true || isUnnamed(name) || OWNING_PREDICATES.has(q.predicate.value),
        );
      }
    }
    const records = links
      .filter(({ predicate }) => predicate.value === PRIMARY_TOPIC)
      .map((q) => nodeName(q.subject));
    await learn([...wanted.keys(), ...records]);
    const next = new Set(
      [...wanted].filter(([name, isOwn]) => isEntered(facts.get(name), isOwn, batch)).map(([name]) => name),
    );
    for (const name of records)
      if (((facts.get(name)?.marks ?? 0) & MARKS.catalogRecord) !== 0) {
        next.add(name);
        starts.add(name);
      }
    level = [...next].filter((name) => !loaded.has(name));
  }

  await learn(links.map((q) => nodeName(q.subject)));
  const isCatalog = (term: Term): boolean => ((facts.get(nodeName(term))?.marks ?? 0) & MARKS.catalog) !== 0;
  const memberships = links.filter(
    ({ subject, predicate }) => isCatalog(subject) && predicate.value !== PRIMARY_TOPIC,
  );
  // Of a catalogue, what names members of other batches comes with those.
  const isElsewhere = ({ subject, predicate: { value }, object }: Quad): boolean => {
    if (!isCatalog(subject) || loaded.has(nodeName(object))) return false;
    const target = facts.get(nodeName(object));
    if (value === RECORD) return ((target?.marks ?? 0) & MARKS.catalogRecord) !== 0;
    return MEMBERSHIP_PREDICATES.has(value) && isResource(target);
  };
  const known = new Map(
    [...facts].flatMap(([name, { name: iri }]) => (iri === null ? [] : [[name, namedNode(iri)] as const])),
  );
  return {
    quads: renameNodes(
      [
        ...quads.filter((q) => !isElsewhere(q)),
        ...memberships,
        ...memberships.map(({ subject }) => quad(subject, TYPE, CATALOG)),
      ],
      (term) => (term.termType === 'Literal' ? undefined : known.get(nodeName(term))),
    ),
    nodes: [...loaded],
    damaged: damaged.map((name) => known.get(name)?.value ?? name),
  };
};
