/**
 * One record while it is mapped. Mappings are plain synchronous walks: what needs the vocabularies is noted as a
 * wish and granted at the end, so that no mapping waits in the middle of a document.
 */
import { shortHash } from '../../lib/hash.ts';
import { ns } from '../../rdf/namespaces.ts';
import { readDate } from '../../rdf/repair/dates.ts';
import { repairQuad } from '../../rdf/repair/repair-quad.ts';
import {
  type BlankNode,
  blankNode,
  literal,
  type NamedNode,
  namedNode,
  type Quad,
  quad,
  termKey,
  tripleKey,
} from '../../rdf/terms.ts';
import type {
  DerivedStatement,
  MappedKind,
  MappedRecord,
  MappingIssue,
  SourceValue,
} from './mapped-record.ts';
import { type DerivationRule, type MappingIssueCode, mappingIssue } from './rules.ts';
import type { Wish } from './wishes.ts';

export type Resource = NamedNode | BlankNode;
type Value = Quad['object'];

/** A record with more is broken in one way only; a thousand lines say no more than these. */
const MAX_ISSUES = 200;

const CLASSES = {
  dataset: ns.dcat('Dataset'),
  service: ns.dcat('DataService'),
  series: ns.dcat('DatasetSeries'),
} as const satisfies Record<MappedKind, NamedNode>;

export class Draft {
  readonly wishes: Wish[] = [];
  readonly resource: Resource;
  readonly kind: MappedKind;
  private readonly place: string;
  private readonly scope: string;
  private readonly givenQuads: Quad[] = [];
  private readonly givenKeys = new Set<string>();
  private readonly derivedStatements: DerivedStatement[] = [];
  private readonly noted: MappingIssue[] = [];
  private nodes = 0;

  /** @param key what names the record in its document, so that its blank nodes are its own */
  constructor(kind: MappedKind, { place, key, iri }: { place: string; key: string; iri: NamedNode | null }) {
    this.kind = kind;
    this.place = place;
    this.scope = shortHash(`${place}\n${key}`, 12);
    this.resource = iri ?? this.node();
    this.type(this.resource, CLASSES[kind]);
  }

  /** A new blank node, with the same label again for the same document. */
  node(): BlankNode {
    this.nodes += 1;
    return blankNode(`m${this.scope}n${this.nodes}`);
  }

  type(node: Resource, ...classes: readonly NamedNode[]): void {
    for (const name of classes) this.givenQuads.push(quad(node, ns.rdf('type'), name));
  }

  /** A node that hangs on another one by a property. */
  part(node: Resource, property: NamedNode, ...classes: readonly NamedNode[]): BlankNode {
    const part = this.node();
    this.givenQuads.push(quad(node, property, part));
    this.type(part, ...classes);
    return part;
  }

  /** What the source says; texts become what the property expects, where they can. */
  give(node: Resource, property: NamedNode, value: Value | string, place: string): boolean {
    const kept = this.repaired(node, property, value, place);
    if (!kept) return false;
    this.givenQuads.push(kept);
    this.givenKeys.add(`${termKey(node)} ${property.value}`);
    return true;
  }

  derive(
    node: Resource,
    property: NamedNode,
    value: Value,
    { rule, from }: { readonly rule: DerivationRule; readonly from: SourceValue },
  ): void {
    const kept = this.repaired(node, property, value, from.place);
    if (kept) this.derivedStatements.push({ quad: kept, rule, from });
  }

  /** A date that is said of the metadata. */
  deriveDate(node: Resource, property: NamedNode, from: SourceValue): void {
    const read = from.value.length > 100 ? null : readDate(from.value);
    if (!read) {
      this.note('date-unreadable', from);
      return;
    }
    const value = literal(read.text, namedNode(read.datatype));
    this.derive(node, property, value, { rule: 'metadata-date', from });
  }

  wish(wish: Wish): void {
    this.wishes.push(wish);
  }

  note(code: MappingIssueCode, at: { readonly place: string; readonly value?: string }): void {
    if (this.noted.length < MAX_ISSUES) this.noted.push(mappingIssue(code, at));
    else if (this.noted.length === MAX_ISSUES) this.noted.push(mappingIssue('too-many-issues', at));
  }

  hasGiven(node: Resource, property: NamedNode): boolean {
    return this.givenKeys.has(`${termKey(node)} ${property.value}`);
  }

  /** A statement that is both given and derived is given. */
  finish(): MappedRecord {
    const given = new Map(this.givenQuads.map((q) => [tripleKey(q), q]));
    const derived = new Map(
      this.derivedStatements
        .filter((statement) => !given.has(tripleKey(statement.quad)))
        .map((statement) => [tripleKey(statement.quad), statement]),
    );
    return {
      kind: this.kind,
      place: this.place,
      resource: this.resource,
      given: [...given.values()],
      derived: [...derived.values()],
      issues: this.noted,
    };
  }

  private repaired(node: Resource, property: NamedNode, value: Value | string, place: string): Quad | null {
    const object = typeof value === 'string' ? literal(value) : value;
    const kept = repairQuad(quad(node, property, object), () => undefined);
    if (!kept && object.value.trim() !== '') this.note('value-unusable', { place, value: object.value });
    return kept;
  }
}
