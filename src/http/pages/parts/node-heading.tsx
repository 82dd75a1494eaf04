/**
 * What a finding is about, where it is not the record itself: the class and name of the node, its address where
 * it has one of its own, else whose value it is and by which property.
 */

import type { Lang } from '../../../i18n/languages.ts';
import { validateMessagesOf } from '../../../i18n/validate.ts';
import type { Quad, Term } from '../../../rdf/terms.ts';
import { nodeClass, nodeName } from '../../node-names.ts';
import type { PageContext } from '../context.ts';
import { prefixedName } from '../view/property-label.ts';
import { shownAddress } from '../view/safe-href.ts';
import { PathName } from './finding.tsx';

interface NodeHeadingProps {
  readonly ctx: PageContext;
  readonly quads: readonly Quad[];
  readonly node: Term;
  /** The name of the record and its IRI. */
  readonly record: { readonly name: string; readonly iri: string | null };
  readonly languages: readonly string[];
  /** Whether an IRI is the data's own, or was made for a node without one. */
  readonly isNamed: (iri: string) => boolean;
}

/** A node that the data gives an IRI. */
export const hasAddress = ({ termType, value }: Term, isNamed: (iri: string) => boolean): boolean =>
  termType === 'NamedNode' && isNamed(value);

interface Nameless {
  readonly quads: readonly Quad[];
  readonly node: Term;
  readonly languages: readonly string[];
  readonly lang: Lang;
}

/** Class and name of a node without an IRI, as text. */
export const namelessText = ({ quads, node, languages, lang }: Nameless): string => {
  const messages = validateMessagesOf(lang);
  const rdfClass = nodeClass(quads, node.value);
  const known = [
    rdfClass && (prefixedName(rdfClass) ?? rdfClass),
    nodeName(quads, node.value, languages),
  ].filter(Boolean);
  return `${known.join(' ') || messages.unnamedNode} (${messages.withoutIri})`;
};

const ClassName = ({ iri }: { readonly iri: string }) => <code>{prefixedName(iri) ?? iri}</code>;

const MAX_STEPS = 4;

/** The statements that lead to a node, from one that has a name or is the record, as far as that is near. */
const wayTo = (quads: readonly Quad[], node: Term, isKnown: (iri: string) => boolean): readonly Quad[] => {
  const way: Quad[] = [];
  for (let open = node; way.length < MAX_STEPS; open = way[0]!.subject) {
    const link = quads.find(
      ({ object, subject }) => object.equals(open) && !way.some((step) => step.object.equals(subject)),
    );
    if (!link || link.subject.equals(open)) break;
    way.unshift(link);
    if (isKnown(link.subject.value)) break;
  }
  return way;
};

export const NodeHeading = ({ ctx, quads, node, record, languages, isNamed }: NodeHeadingProps) => {
  const messages = validateMessagesOf(ctx.lang);
  if (node.termType === 'Literal')
    return (
      <h4>
        {messages.aText} <q>{node.value.slice(0, 100)}</q>
      </h4>
    );
  const rdfClass = nodeClass(quads, node.value);
  const name = nodeName(quads, node.value, languages);
  const isAddress = hasAddress(node, isNamed);
  const nameOf = (iri: string): string | null =>
    iri === record.iri ? record.name : nodeName(quads, iri, languages);
  const way = isAddress ? [] : wayTo(quads, node, (iri) => nameOf(iri) !== null);
  const holder = way[0] && nameOf(way[0].subject.value);
  return (
    <h4>
      {rdfClass && <ClassName iri={rdfClass} />} {name ?? (rdfClass ? '' : messages.unnamedNode)}{' '}
      {isAddress ? (
        <span class="quiet">{shownAddress(node.value)}</span>
      ) : (
        <span class="quiet">
          {messages.withoutIri}
          {way.length > 0 && (
            <>
              {', '}
              {messages.valueOf}{' '}
              {way.map(({ predicate }, step) => (
                <>
                  {step > 0 && ' → '}
                  <PathName path={predicate.value} lang={ctx.lang} />
                </>
              ))}
              {holder && ` ${messages.ofNode(holder)}`}
            </>
          )}
        </span>
      )}
    </h4>
  );
};
