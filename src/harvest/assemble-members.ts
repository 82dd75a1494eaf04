/**
 * Objects of a feed become whole records. What the feed told of each last is kept between runs, so that a distribution
 * waits for its dataset, and a dataset that is told of again keeps the distributions that are not.
 */
import type { CatalogueContext } from '../catalogue/context.ts';
import { KINDS, MEMBER_KINDS } from '../catalogue/kinds.ts';
import { OWNED_CLASSES, OWNING_PREDICATES } from '../catalogue/ownership.ts';
import { splitRecords } from '../catalogue/split.ts';
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { parseRelative, relativeText } from '../rdf/relative.ts';
import { namedNode, type Quad, quad } from '../rdf/terms.ts';
import {
  asMember,
  deletePartsOf,
  insertPartLinks,
  type StoredMember,
  selectMembers,
  selectOwners,
  selectPartsOfObjects,
  upsertMembers,
} from '../store/feed-members.ts';
import type { FeedMember, WholeRecords } from './adapters/adapter.ts';

export interface Assembled extends WholeRecords {
  /** Records whose object the feed says is gone. */
  readonly gone: readonly string[];
}

/** A dataset has distributions, these have checksums: deeper ownership does not occur. */
const DEPTH = 3;
const STUB = namedNode('urn:moisson:feed');
const MAX_CONTENT = 1_500_000;

const RESOURCE_CLASSES: ReadonlySet<string> = new Set(
  MEMBER_KINDS.flatMap((kind) => KINDS[kind].rdfClass ?? []),
);

interface Known extends Omit<StoredMember, 'content'> {
  readonly quads: readonly Quad[];
  readonly isDeleted: boolean;
}

type Place = { readonly ctx: CatalogueContext; readonly source: string };

const readKnown = async ({ ctx, source }: Place, objects: readonly string[]): Promise<Known[]> => {
  if (objects.length === 0) return [];
  const rows = (await ctx.db.read([selectMembers(source, objects)])).rows[0]!.map(asMember);
  return rows.map(({ object, at, content }) => ({
    object,
    at,
    quads: content === null ? [] : parseRelative(content, ctx.baseUrl),
    isDeleted: content === null,
  }));
};

const related = async (
  { ctx, source }: Place,
  objects: readonly string[],
  statement: typeof selectOwners,
): Promise<string[]> =>
  objects.length === 0
    ? []
    : (await ctx.db.read([statement(source, objects)])).rows[0]!.map(({ object, part }) =>
        String(object ?? part),
      );

/** These, and what is found from them step by step. */
const closure = async (
  place: Place,
  objects: readonly string[],
  statement: typeof selectOwners,
): Promise<string[]> => {
  const all = new Set(objects);
  let open: readonly string[] = objects;
  for (let step = 0; step < DEPTH && open.length > 0; step++) {
    open = (await related(place, open, statement)).filter((object) => !all.has(object));
    for (const object of open) all.add(object);
  }
  return [...all];
};

const partLinks = ({ object, quads }: Known): [string, string][] =>
  quads
    .filter((q) => OWNING_PREDICATES.has(q.predicate.value) && q.object.termType === 'NamedNode')
    .map((q) => [q.object.value, object]);

const classesOf = ({ object, quads }: Known): string[] =>
  quads
    .filter((q) => q.subject.value === object && q.predicate.value === RDF_TYPE)
    .map((q) => q.object.value);

const isResource = (known: Known): boolean => classesOf(known).some((iri) => RESOURCE_CLASSES.has(iri));

const store = async (place: Place, members: readonly FeedMember[]): Promise<Known[]> => {
  const { ctx, source } = place;
  const stored = members.map(({ object, at, quads, isDeleted }) => ({
    object,
    at: at ?? 0,
    content: isDeleted
      ? null
      : relativeText(
          quads.map((q) => quad(q.subject, q.predicate, q.object)),
          ctx.baseUrl,
        ),
  }));
  const fitting = stored.filter(({ content }) => (content?.length ?? 0) <= MAX_CONTENT);
  const objects = fitting.map(({ object }) => object);
  await ctx.db.write([], upsertMembers(source, fitting));
  // As it is now: what came may have been older.
  const known = await readKnown(place, objects);
  await ctx.db.write(
    [],
    [deletePartsOf(source, objects), ...insertPartLinks(source, known.flatMap(partLinks))],
  );
  return known;
};

/** Stores what is new, and puts together every record that has a part in it. */
export const assembleMembers = async (
  ctx: CatalogueContext,
  source: string,
  members: readonly FeedMember[],
): Promise<Assembled> => {
  const place = { ctx, source };
  // Before and after: a part may have left its record.
  const objects = members.map(({ object }) => object);
  const before = await closure(place, objects, selectOwners);
  const came = await store(place, members);
  const affected = [...new Set([...before, ...(await closure(place, objects, selectOwners))])];
  const known = new Map<string, Known>();
  for (const member of await readKnown(place, affected)) known.set(member.object, member);
  const parts = (await closure(place, affected, selectPartsOfObjects)).filter((part) => !known.has(part));
  const isAffected = new Set(affected);
  // Resources are records of their own, whoever names them as a part.
  for (const part of await readKnown(place, parts)) if (!isResource(part)) known.set(part.object, part);
  const owned = new Set([...known.values()].flatMap((member) => partLinks(member).map(([part]) => part)));
  const isPart = (member: Known): boolean =>
    !isResource(member) &&
    (owned.has(member.object) || classesOf(member).some((iri) => OWNED_CLASSES.has(iri)));
  const roots = [...known.values()].filter(
    (member) => isAffected.has(member.object) && !member.isDeleted && !isPart(member),
  );
  const quads = [...known.values()].flatMap((member) => member.quads);
  const links = roots
    .filter((member) => !isResource(member))
    .map(({ object }) => quad(STUB, ns.dct('relation'), namedNode(object)));
  const { records } = splitRecords(
    [...quads, ...links, ...(links.length > 0 ? [quad(STUB, namedNode(RDF_TYPE), ns.dcat('Dataset'))] : [])],
    { baseUrl: ctx.baseUrl, source },
  );
  const rootIris = new Set(roots.map(({ object }) => object));
  const others = new Set(
    (
      await readKnown(
        place,
        records.map(({ iri }) => iri).filter((iri) => !rootIris.has(iri)),
      )
    ).map(({ object }) => object),
  );
  return {
    // What a member only mentions is described by a member of its own, where there is one.
    records: records.filter(({ iri }) => iri !== STUB.value && (rootIris.has(iri) || !others.has(iri))),
    damaged: [],
    gone: came.filter(({ isDeleted }) => isDeleted).map(({ object }) => object),
  };
};
