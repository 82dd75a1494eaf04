/**
 * Where a document that does not fit in memory waits, by node, until its records are cut out of it: what adapters
 * see of the table, and what is marked on each node so that a part of the document is split as the whole would be.
 */
import { KIND_NAMES, KINDS } from '../catalogue/kinds.ts';
import { MEMBERSHIP_PREDICATES, OWNED_CLASSES, OWNING_PREDICATES } from '../catalogue/ownership.ts';
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { relativeStatement } from '../rdf/relative.ts';
import type { Quad, Term } from '../rdf/terms.ts';
import type { Db } from '../store/db.ts';
import {
  asStaged,
  deleteSomeNodes,
  insertNodes,
  type StagedPart,
  selectFacts,
  selectNodes,
  selectResources,
  selectStaged,
  selectUncut,
  setCut,
  setNames,
} from '../store/run-nodes.ts';

/** Bits; the index of resources names 9. */
export const MARKS = {
  resource: 1,
  owned: 2,
  catalogRecord: 4,
  member: 8,
  damaged: 16,
  catalog: 32,
  ownedClass: 64,
} as const;

export interface NodeFacts {
  readonly marks: number;
  readonly isDescribed: boolean;
  readonly name: string | null;
  readonly cut: number | null;
}

export interface StagedNode {
  readonly node: string;
  readonly marks: number;
  readonly content: string;
  readonly inbound: string;
}

export interface Stage {
  readonly clear: () => Promise<void>;
  /** @param batch numbers what is put in; the same again replaces the same */
  readonly put: (batch: number, quads: readonly Quad[]) => Promise<void>;
  readonly markDamaged: (nodes: readonly string[]) => Promise<void>;
  readonly facts: (nodes: readonly string[]) => Promise<ReadonlyMap<string, NodeFacts>>;
  readonly nodes: (names: readonly string[]) => Promise<readonly StagedNode[]>;
  readonly resources: (after: string, limit: number) => Promise<readonly string[]>;
  readonly uncut: (after: string, limit: number) => Promise<readonly string[]>;
  readonly setNames: (names: readonly (readonly [string, string])[]) => Promise<void>;
  readonly setCut: (nodes: readonly string[], batch: number) => Promise<void>;
}

export const nodeName = (term: Term): string =>
  term.termType === 'BlankNode' ? `_:${term.value}` : term.value;

const CATALOG = ns.dcat('Catalog').value;
const CATALOG_RECORD = ns.dcat('CatalogRecord').value;
const RECORD = ns.dcat('record').value;
const PRIMARY_TOPIC = ns.foaf('primaryTopic').value;
const RESOURCE_CLASSES = new Set<string>(KIND_NAMES.flatMap((kind) => KINDS[kind].rdfClass ?? []));

const subjectMarks = ({ predicate, object }: Quad): number => {
  if (predicate.value !== RDF_TYPE) return 0;
  return (
    (RESOURCE_CLASSES.has(object.value) ? MARKS.resource : 0) |
    (object.value === CATALOG ? MARKS.catalog : 0) |
    (object.value === CATALOG_RECORD ? MARKS.catalogRecord : 0) |
    (OWNED_CLASSES.has(object.value) ? MARKS.ownedClass : 0)
  );
};

const objectMarks = ({ predicate: { value } }: Quad): number =>
  (OWNING_PREDICATES.has(value) ? MARKS.owned : 0) | (MEMBERSHIP_PREDICATES.has(value) ? MARKS.member : 0);

const leadsToIt = ({ predicate: { value } }: Quad): boolean =>
  MEMBERSHIP_PREDICATES.has(value) || value === RECORD || value === PRIMARY_TOPIC;

/** Of one row: the database takes no more than two million bytes at once. */
const MAX_CONTENT = 200_000;
const PARTS_A_BATCH = 100_000;

interface Gathered {
  marks: number;
  content: string[];
  inbound: string[];
}

/** Statements by node, in rows that fit. A statement that fits no row is left out, and its node is damaged. */
const partsOf = (batch: number, quads: readonly Quad[]): StagedPart[] => {
  const found = new Map<string, Gathered>();
  const at = (node: string): Gathered => {
    const known = found.get(node) ?? { marks: 0, content: [], inbound: [] };
    found.set(node, known);
    return known;
  };
  for (const q of quads) {
    const line = relativeStatement(q, '');
    const subject = at(nodeName(q.subject));
    subject.marks |= subjectMarks(q);
    if (line.length > MAX_CONTENT) subject.marks |= MARKS.damaged;
    else subject.content.push(line);
    if (q.object.termType === 'Literal') continue;
    const marks = objectMarks(q);
    if (marks === 0 && !leadsToIt(q)) continue;
    const object = at(nodeName(q.object));
    object.marks |= marks;
    if (leadsToIt(q)) object.inbound.push(line);
  }
  let part = 1 + batch * PARTS_A_BATCH;
  return [...found].flatMap(([node, { marks, content, inbound }]) => {
    const rows: StagedPart[] = [];
    let [text, links] = ['', ''];
    const flush = (): void => {
      rows.push({ node, part: part++, marks, content: text, inbound: links });
      [text, links] = ['', ''];
    };
    for (const line of content) {
      if (text.length + line.length > MAX_CONTENT) flush();
      text += `${line}\n`;
    }
    for (const line of inbound) {
      if (text.length + links.length + line.length > MAX_CONTENT) flush();
      links += `${line}\n`;
    }
    flush();
    return rows;
  });
};

const NODES_A_READ = 2_000;
const ROWS_A_DELETE = 20_000;

const slices = function* <T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += NODES_A_READ) yield items.slice(at, at + NODES_A_READ);
};

export const stageOf = (db: Db, run: number): Stage => {
  const store = async (parts: readonly StagedPart[]): Promise<void> => {
    await db.write([], insertNodes(run, parts));
  };
  return {
    clear: async () => {
      while ((await db.read([selectStaged(run)])).rows[0]!.length > 0)
        await db.write([], [deleteSomeNodes(run, ROWS_A_DELETE)]);
    },
    put: (batch, quads) => store(partsOf(batch, quads)),
    markDamaged: (nodes) =>
      store(nodes.map((node) => ({ node, part: 0, marks: MARKS.damaged, content: '', inbound: '' }))),
    facts: async (nodes) => {
      const found = new Map<string, NodeFacts>();
      for (const slice of slices(nodes))
        for (const row of (await db.read([selectFacts(run, slice)])).rows[0]!) {
          const node = String(row.node);
          const known = found.get(node);
          found.set(node, {
            marks: (known?.marks ?? 0) | Number(row.marks),
            isDescribed: known?.isDescribed === true || row.described === 1,
            name: known?.name ?? (row.name === null ? null : String(row.name)),
            cut: known?.cut ?? (row.cut === null ? null : Number(row.cut)),
          });
        }
      return found;
    },
    nodes: async (names) => {
      const found = new Map<string, StagedNode>();
      for (const slice of slices(names))
        for (const { node, marks, content, inbound } of (
          await db.read([selectNodes(run, slice)])
        ).rows[0]!.map(asStaged)) {
          const known = found.get(node);
          found.set(node, {
            node,
            marks: (known?.marks ?? 0) | marks,
            content: (known?.content ?? '') + content,
            inbound: (known?.inbound ?? '') + inbound,
          });
        }
      return [...found.values()];
    },
    resources: async (after, limit) =>
      (await db.read([selectResources(run, after, limit)])).rows[0]!.map(({ node }) => String(node)),
    uncut: async (after, limit) =>
      (await db.read([selectUncut(run, after, limit)])).rows[0]!.map(({ node }) => String(node)),
    setNames: async (names) => {
      for (const slice of slices(names)) await db.write([], [setNames(run, slice)]);
    },
    setCut: async (nodes, batch) => {
      for (const slice of slices(nodes)) await db.write([], [setCut(run, slice, batch)]);
    },
  };
};
