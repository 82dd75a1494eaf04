/**
 * A short notation for the terms of a JSON-LD context: the IRI by its prefix, then what its values are: `@id`
 * (IRIs), `@language` (a map of languages) or a datatype. `'dcat:theme @id'`, `'dct:issued xsd:date'`.
 * Containers of the kind `@set` matter to writers alone and are left out.
 */
import { PREFIXES } from '../namespaces.ts';

export type Terms = Readonly<Record<string, string>>;
export type Classes = Readonly<Record<string, { readonly iri: string; readonly properties: Terms }>>;
/** The value of `@context`. */
export type ContextObject = Readonly<Record<string, unknown>>;

const expand = (name: string): string => {
  const [prefix = '', local = ''] = name.split(/:(.*)/s);
  return Object.hasOwn(PREFIXES, prefix) ? `${PREFIXES[prefix as keyof typeof PREFIXES]}${local}` : name;
};

const definition = (written: string): ContextObject => {
  const [name = '', value] = written.split(' ');
  if (value === '@language') return { '@id': expand(name), '@container': ['@set', '@language'] };
  return { '@id': expand(name), ...(value ? { '@type': expand(value) } : {}) };
};

const mapValues = <Given, Made>(given: Readonly<Record<string, Given>>, make: (value: Given) => Made) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, make(value)]));

export const flatContext = (terms: Terms): ContextObject => mapValues(terms, definition);

/** Properties are known inside their class only. */
export const scopedContext = (classes: Classes): ContextObject =>
  mapValues(classes, ({ iri, properties }) => ({
    '@id': expand(iri),
    ...(Object.keys(properties).length ? { '@context': flatContext(properties) } : {}),
  }));

/** Properties are known as `Class.property`. */
export const dottedContext = (classes: Classes): ContextObject =>
  Object.fromEntries(
    Object.entries(classes).flatMap(([className, { iri, properties }]) => [
      [className, { '@id': expand(iri) }],
      ...Object.entries(properties).map(([name, written]) => [`${className}.${name}`, definition(written)]),
    ]),
  );

/**
 * JSON-LD 1.1 refuses a term that looks like `Dcat:Dataset` unless its prefix expands to the same; the
 * published contexts have such terms without declaring the prefix.
 */
export const withTermPrefixes = (context: ContextObject): ContextObject => ({
  ...Object.fromEntries(
    Object.keys(context).flatMap((term) => {
      const prefix = term.includes(':') ? term.slice(0, term.indexOf(':')) : '';
      const known = prefix.toLowerCase();
      return Object.hasOwn(PREFIXES, known) ? [[prefix, PREFIXES[known as keyof typeof PREFIXES]]] : [];
    }),
  ),
  ...context,
});
