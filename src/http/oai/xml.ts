/**
 * XML as text: elements with their attributes, every value fit for XML 1.0 whatever a literal or a request held.
 */
import { isXmlText, xmlAttribute, xmlText } from '../../rdf/serialize/xml-text.ts';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Characters that XML forbids become U+FFFD, in attributes as in text. */
const allowed = (value: string): string =>
  isXmlText(value) ? value : Array.from(value, (char) => (isXmlText(char) ? char : '\ufffd')).join('');

const attributesText = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${xmlAttribute(allowed(String(value)))}"`))
    .join('');

/** An element with elements in it, which are XML already; absent ones are left out. */
export const element = (
  name: string,
  children: readonly (string | null)[] = [],
  attributes: Attributes = {},
): string => {
  const content = children.filter((child) => child !== null).join('');
  const open = `<${name}${attributesText(attributes)}`;
  return content === '' ? `${open}/>\n` : `${open}>\n${content}</${name}>\n`;
};

/** An element with a text in it. */
export const leaf = (name: string, text: string | number, attributes: Attributes = {}): string =>
  `<${name}${attributesText(attributes)}>${xmlText(String(text))}</${name}>\n`;

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
