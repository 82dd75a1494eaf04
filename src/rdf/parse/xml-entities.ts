/**
 * The entities of an RDF/XML document. A DOCTYPE may declare short names for namespace IRIs, as real RDF/XML
 * does; entities that expand to other entities, or come from elsewhere, are refused, and what all references
 * together may add is bounded. The Latin-1 names of HTML are understood and reported.
 */
import { AppError } from '../../lib/app-error.ts';

const MAX_DOCTYPE_LENGTH = 32_000;
const MAX_ENTITY_LENGTH = 1_000;
const MAX_ENTITIES = 200;
const MAX_EXPANSION = 16 * 1024 * 1024;

/** HTML's names for U+00A0 to U+00FF, in order. */
const LATIN_1 = [
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3',
  'acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml',
  'Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde',
  'Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig',
  'ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide',
  'oslash ugrave uacute ucirc uuml yacute thorn yuml',
].flatMap((line) => line.split(' '));

const HTML_ENTITIES: readonly (readonly [string, string])[] = [
  ...LATIN_1.map((name, index) => [name, String.fromCodePoint(0xa0 + index)] as const),
  ['euro', '€'],
  ['hellip', '…'],
  ['ldquo', '“'],
  ['lsquo', '‘'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['oelig', 'œ'],
  ['OElig', 'Œ'],
  ['rdquo', '”'],
  ['rsquo', '’'],
];

const refuse = (detail: string): never => {
  throw new AppError({
    kind: 'unprocessable',
    code: 'xml-entity-refused',
    detail,
    hint: 'Write the text of the entity where it is used.',
  });
};

const DECLARATION = /<!ENTITY\s+(%\s+)?(\S+)\s+(?:"([^"]*)"\s*|'([^']*)'\s*|([A-Z]+)[^>]*)>/g;

/** The entities that the internal subset of a DOCTYPE declares. */
export const declaredEntities = (doctype: string): ReadonlyMap<string, string> => {
  if (doctype.length > MAX_DOCTYPE_LENGTH)
    refuse(`The DOCTYPE has ${doctype.length} characters; at most ${MAX_DOCTYPE_LENGTH} are read.`);
  const text = doctype.replace(/<!--[\s\S]*?-->/g, '');
  const entities = new Map<string, string>();
  const declarations = [...text.matchAll(DECLARATION)];
  if (declarations.length !== (text.match(/<!ENTITY/g) ?? []).length)
    refuse('The DOCTYPE holds an entity declaration that cannot be read.');
  if (declarations.length > MAX_ENTITIES)
    refuse(`The DOCTYPE declares ${declarations.length} entities; at most ${MAX_ENTITIES} are read.`);
  for (const [, parameter, name = '', double, single, external] of declarations) {
    if (parameter || external) refuse(`The entity ${name} is a parameter entity or comes from elsewhere.`);
    const value = double ?? single ?? '';
    if (/[&%<]/.test(value.replace(/&(?:amp|lt|gt|quot|apos|#\d+|#x[\dA-Fa-f]+);/g, '')))
      refuse(`The entity ${name} expands to markup or to other entities.`);
    if (value.length > MAX_ENTITY_LENGTH)
      refuse(`The entity ${name} has ${value.length} characters; at most ${MAX_ENTITY_LENGTH} are read.`);
    // XML 1.0 §4.2: the first declaration is binding.
    if (!entities.has(name)) entities.set(name, value);
  }
  return entities;
};

/** A table that a parser looks names up in. */
export type EntityTable = Record<string, string>;

/** Lets a parser's table know HTML's names, and tells when one is used. */
export const addHtmlEntities = (
  table: EntityTable,
  onUse: (name: string, character: string) => void,
): void => {
  for (const [name, character] of HTML_ENTITIES)
    Object.defineProperty(table, name, {
      configurable: true,
      enumerable: true,
      get: () => {
        onUse(name, character);
        return character;
      },
    });
};

/** Lets a parser's table know declared entities, and refuses when they are used too much. */
export const addDeclaredEntities = (table: EntityTable, entities: ReadonlyMap<string, string>): void => {
  let expanded = 0;
  for (const [name, value] of entities)
    Object.defineProperty(table, name, {
      configurable: true,
      enumerable: true,
      get: () => {
        expanded += value.length;
        if (expanded > MAX_EXPANSION) refuse(`Entities expand to more than ${MAX_EXPANSION} characters.`);
        return value;
      },
    });
};
