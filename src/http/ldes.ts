/**
 * The feed as statements: a Linked Data Event Stream in a TREE (https://w3id.org/ldes/specification,
 * https://w3id.org/tree/specification) whose members are the activities of DCAT-AP Feeds. The description of the
 * stream, the ways through the tree and the members are three sinks.
 */
import type { ChangeAction, FeedChange } from '../catalogue/feed.ts';
import type { Interval } from '../catalogue/feed-layout.ts';
import { ns, RDF_TYPE } from '../rdf/namespaces.ts';
import {
  blankNode,
  type Literal,
  literal,
  type NamedNode,
  namedNode,
  type Quad,
  quad,
} from '../rdf/terms.ts';

const TYPE = namedNode(RDF_TYPE);
const PUBLISHED = ns.as('published');
/** The shape that every member is held to. */
const ACTIVITY_SHAPE = namedNode('https://semiceu.github.io/LDES-DCAT-AP-feeds/shape.ttl#ActivityShape');

const ACTIVITY_OF = {
  create: ns.as('Create'),
  update: ns.as('Update'),
  delete: ns.as('Delete'),
} as const satisfies Record<ChangeAction, NamedNode>;

export const feedUrl = (baseUrl: string): string => `${baseUrl}/feed`;
export const indexUrl = (baseUrl: string, index: number): string => `${feedUrl(baseUrl)}/index/${index}`;
export const pageUrl = (baseUrl: string, page: number): string => `${feedUrl(baseUrl)}/pages/${page}`;
/** The IRI of the activity, of the graph with its payload, and where both are served. */
export const changeUrl = (baseUrl: string, seq: number): string => `${feedUrl(baseUrl)}/changes/${seq}`;
export const streamIri = (baseUrl: string): string => `${feedUrl(baseUrl)}#stream`;

const dateTime = (ms: number): Literal => literal(new Date(ms).toISOString(), ns.xsd('dateTime'));
const isTrue = literal('true', ns.xsd('boolean'));

export interface FeedAbout {
  readonly titles: readonly Literal[];
  readonly publishers: readonly NamedNode[];
  /** The catalogue whose changes these are. */
  readonly catalog: string;
  /** Days; 0 keeps everything. */
  readonly keptDays: number;
}

/** What a client has to know before it begins. `view` is the root node as it was asked for. */
export const streamQuads = (
  baseUrl: string,
  view: string,
  { titles, publishers, catalog, keptDays }: FeedAbout,
): Quad[] => {
  const stream = namedNode(streamIri(baseUrl));
  const root = namedNode(view);
  const retention = namedNode(`${feedUrl(baseUrl)}#retention`);
  return [
    quad(stream, TYPE, ns.ldes('EventStream')),
    ...titles.map((title) => quad(stream, ns.dct('title'), title)),
    ...publishers.map((publisher) => quad(stream, ns.dct('publisher'), publisher)),
    quad(stream, ns.dct('source'), namedNode(catalog)),
    quad(stream, ns.ldes('timestampPath'), PUBLISHED),
    quad(stream, ns.ldes('versionOfPath'), ns.as('object')),
    quad(stream, ns.ldes('versionCreateObject'), ACTIVITY_OF.create),
    quad(stream, ns.ldes('versionUpdateObject'), ACTIVITY_OF.update),
    quad(stream, ns.ldes('versionDeleteObject'), ACTIVITY_OF.delete),
    quad(stream, ns.tree('shape'), ACTIVITY_SHAPE),
    quad(stream, ns.tree('view'), root),
    quad(root, TYPE, ns.tree('Node')),
    ...(keptDays === 0
      ? []
      : [
          quad(root, ns.ldes('retentionPolicy'), retention),
          quad(retention, TYPE, ns.ldes('RetentionPolicy')),
          quad(retention, TYPE, ns.ldes('LatestVersionSubset')),
          // The same number twice: the second is the name that the class above knows.
          quad(retention, ns.ldes('versionAmount'), literal('1', ns.xsd('integer'))),
          quad(retention, ns.ldes('amount'), literal('1', ns.xsd('integer'))),
          quad(retention, ns.ldes('fullLogDuration'), literal(`P${keptDays}D`, ns.xsd('duration'))),
        ]),
  ];
};

/** The relations of a node: to each interval from when, and until when where its end is known. */
export const relationQuads = (
  node: string,
  intervals: readonly Interval[],
  urlOf: (number: number) => string,
): Quad[] =>
  intervals.flatMap(({ number, start, end }) => {
    const bounds = [
      { kind: ns.tree('GreaterThanOrEqualToRelation'), at: start },
      { kind: ns.tree('LessThanRelation'), at: end },
    ];
    return bounds.flatMap(({ kind, at }, side) => {
      if (at === null) return [];
      const relation = blankNode(`r${number}_${side}`);
      return [
        quad(namedNode(node), ns.tree('relation'), relation),
        quad(relation, TYPE, kind),
        quad(relation, ns.tree('node'), namedNode(urlOf(number))),
        quad(relation, ns.tree('path'), PUBLISHED),
        quad(relation, ns.tree('value'), dateTime(at)),
      ];
    });
  });

/** A node below the root. */
export const nodeQuads = (baseUrl: string, node: string, isClosed: boolean): Quad[] => [
  quad(namedNode(streamIri(baseUrl)), TYPE, ns.ldes('EventStream')),
  quad(namedNode(node), TYPE, ns.tree('Node')),
  ...(isClosed ? [quad(namedNode(node), ns.ldes('immutable'), isTrue)] : []),
];

/** The activities, and in a graph of each one's name what it created or updated. */
export const memberQuads = (
  baseUrl: string,
  changes: readonly FeedChange[],
  contents: ReadonlyMap<number, readonly Quad[]>,
): Quad[] =>
  changes.flatMap(({ seq, action, iri, published }) => {
    const content = contents.get(seq);
    // It was dropped while the page was read.
    if (!content && action !== 'delete') return [];
    const activity = namedNode(changeUrl(baseUrl, seq));
    return [
      quad(namedNode(streamIri(baseUrl)), ns.tree('member'), activity),
      quad(activity, TYPE, ACTIVITY_OF[action]),
      quad(activity, ns.as('object'), namedNode(iri)),
      quad(activity, PUBLISHED, dateTime(published)),
      ...(content ?? []).map(({ subject, predicate, object }) => quad(subject, predicate, object, activity)),
    ];
  });
