/**
 * The name of a property in the reader's language: the string table first, then the vocabularies, else the
 * words inside the local name.
 */
import type { Messages } from '../../../i18n/messages.ts';
import { PREFIXES } from '../../../rdf/namespaces.ts';

export type PropertyName = keyof Messages['properties'];

const PREFIX_OF = new Map<string, string>(Object.entries(PREFIXES).map(([prefix, base]) => [base, prefix]));

/** `dct:title` for `http://purl.org/dc/terms/title`; null outside the known namespaces. */
export const prefixedName = (iri: string): string | null => {
  const at = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
  const prefix = PREFIX_OF.get(iri.slice(0, at));
  return prefix === undefined ? null : `${prefix}:${iri.slice(at)}`;
};

/** The IRI of a prefixed name whose prefix is in the table. */
export const expandName = (name: string): string => {
  const at = name.indexOf(':');
  return PREFIXES[name.slice(0, at) as keyof typeof PREFIXES] + name.slice(at + 1);
};

/** `rightsHolder` reads `rights holder`. */
const spacedLocalName = (iri: string): string => {
  const local = /[^/#:]+$/.exec(iri)?.[0] ?? iri;
  const words = local.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/[_-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
};

export const propertyLabel = (
  iri: string,
  messages: Messages,
  labelOf: (iri: string) => string | undefined,
): string => {
  const name = prefixedName(iri);
  const known = messages.properties as Readonly<Record<string, string>>;
  return (name !== null && Object.hasOwn(known, name) ? known[name] : labelOf(iri)) ?? spacedLocalName(iri);
};
