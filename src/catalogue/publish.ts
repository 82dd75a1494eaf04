/**
 * What a record's published graph is: the description of the source that comes first, as amended, plus the
 * generated triples. Pure.
 */
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import { parseRelative, relativeStatement } from '../rdf/relative.ts';
import type { Quad } from '../rdf/terms.ts';
import { checksumOf, contentText } from './checksum.ts';
import { generatedTriples } from './generated.ts';
import type { Membership } from './incoming.ts';
import { type Amendment, type Description, packMemberships, type RecordState } from './state.ts';

/** The source whose description is published: lowest precedence, then name. */
export const winnerOf = (descriptions: readonly Description[]): Description | undefined =>
  [...descriptions].sort((a, b) => a.precedence - b.precedence || (a.source < b.source ? -1 : 1))[0];

/** Content with what curators withdrew taken out and what they added put in. */
export const amend = (
  content: readonly Quad[],
  amendments: readonly Amendment[],
  baseUrl: string,
): readonly Quad[] => {
  if (amendments.length === 0) return content;
  const withdrawn = new Set(
    amendments.filter(({ action }) => action === 'withdraw').map(({ triple }) => triple),
  );
  const kept = content.filter((q) => !withdrawn.has(relativeStatement(q, baseUrl)));
  const added = amendments.filter(({ action }) => action === 'add').map(({ triple }) => triple);
  return [...kept, ...parseRelative(added.join('\n'), baseUrl)];
};

/** A record is in every catalogue that any of its sources puts it in. */
export const membershipsOf = (descriptions: readonly Description[]): Membership[] => {
  const seen = new Map<string, Membership>();
  for (const { memberships } of descriptions) {
    for (const membership of memberships)
      seen.set(`${membership.predicate} ${membership.catalog}`, membership);
  }
  return [...seen.keys()].sort().map((key) => seen.get(key)!);
};

const foreignRecordsIn = (content: readonly Quad[], iri: string): string[] => {
  const records = new Set(
    content
      .filter((q) => q.predicate.value === RDF_TYPE && q.object.equals(ns.dcat('CatalogRecord')))
      .map((q) => q.subject.value),
  );
  return content
    .filter(
      (q) =>
        q.predicate.equals(ns.foaf('primaryTopic')) && q.object.value === iri && records.has(q.subject.value),
    )
    .map((q) => q.subject.value)
    .sort();
};

export interface Published {
  readonly content: readonly Quad[];
  readonly checksum: string;
  readonly memberships: readonly Membership[];
  readonly isUnchanged: boolean;
  /** The whole graph; made for the given time of modification. */
  readonly graph: (created: string, modified: string) => readonly Quad[];
}

/** Text of a description that the stored graph holds: `stored` is the content found there. */
export const textOf = (description: Description, stored: string | null): string =>
  description.text ?? stored ?? '';

/** `oldContent` is the canonical text of the content that the stored graph has. */
export const publish = (
  next: RecordState,
  previous: RecordState,
  oldContent: string | null,
  baseUrl: string,
): Published => {
  const winner = winnerOf(next.descriptions)!;
  const base = winner.quads ?? parseRelative(textOf(winner, oldContent), baseUrl);
  const content = amend(base, next.amendments, baseUrl);
  const checksum = next.amendments.length === 0 ? winner.checksum : checksumOf(contentText(content, baseUrl));
  const memberships = membershipsOf(next.descriptions);
  const isUnchanged =
    previous.stored?.status === 'published' &&
    previous.stored.checksum === checksum &&
    packMemberships(membershipsOf(previous.descriptions), baseUrl) ===
      packMemberships(memberships, baseUrl) &&
    winnerOf(previous.descriptions)?.identifier === winner.identifier &&
    (winnerOf(previous.descriptions)?.origin ?? null) === (winner.origin ?? null);
  return {
    content,
    checksum,
    memberships,
    isUnchanged,
    graph: (created, modified) => [
      ...content,
      ...generatedTriples(
        {
          id: next.id,
          kind: next.kind,
          iri: next.iri,
          checksum,
          created,
          modified,
          memberships,
          identifier: winner.identifier,
          foreignRecords: [
            ...new Set([...foreignRecordsIn(content, next.iri), ...(winner.origin ? [winner.origin] : [])]),
          ],
        },
        baseUrl,
      ),
    ],
  };
};
