/**
 * The JSON-LD contexts that documents may name, by the addresses under which they are published. Each is
 * written here from the facts of its specification; none is ever fetched.
 */
import { DCAT_AP_2, DCAT_AP_2_LANGUAGES } from './dcat-ap-2.ts';
import { DCAT_AP_3 } from './dcat-ap-3.ts';
import { DCAT_AP_3_EXAMPLE_PREFIXES, DCAT_AP_3_EXAMPLES } from './dcat-ap-3-examples.ts';
import { DCAT_AP_HVD_2, DCAT_AP_HVD_3 } from './dcat-ap-hvd.ts';
import { DCAT_US } from './dcat-us.ts';
import {
  type ContextObject,
  dottedContext,
  flatContext,
  scopedContext,
  withTermPrefixes,
} from './notation.ts';

/** Where SEMIC publishes a release; the first two answer alike. */
const RELEASES = [
  'https://semiceu.github.io/DCAT-AP/releases/',
  'https://semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/',
  'https://raw.githubusercontent.com/SEMICeu/DCAT-AP/master/releases/',
] as const;

/** By the path below a release address. */
const SEMIC: Readonly<Record<string, () => ContextObject>> = {
  '2.1.1/dcat-ap_2.1.1.jsonld': () => flatContext(DCAT_AP_2),
  '2.1.1/dcat-ap_lang_2.1.1.jsonld': () => flatContext(DCAT_AP_2_LANGUAGES),
  '2.2.0-hvd/context/hvd.jsonld': () => scopedContext(DCAT_AP_HVD_2),
  '3.0.0-hvd/context/hvd.jsonld': () => flatContext(DCAT_AP_HVD_3),
  '3.0.0/context/dcat-ap.jsonld': () => dottedContext(DCAT_AP_3),
  '3.0.0/html/examples/context.jsonld': () => examples(),
  '3.0.1/context/dcat-ap.jsonld': () => scopedContext(DCAT_AP_3),
  '3.0.1/html/examples/context.jsonld': () => examples(),
};

const examples = (): ContextObject => ({
  ...DCAT_AP_3_EXAMPLE_PREFIXES,
  ...scopedContext(DCAT_AP_3_EXAMPLES),
});

const OTHERS: Readonly<Record<string, () => ContextObject>> = {
  'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld': () => DCAT_US,
};

export const KNOWN_CONTEXTS: ReadonlyMap<string, () => ContextObject> = new Map([
  ...Object.entries(OTHERS),
  ...RELEASES.flatMap((base) =>
    Object.entries(SEMIC).map(([path, make]) => [`${base}${path}`, make] as const),
  ),
]);

/** The document of a context, or null when the address is not known. http and https are the same here. */
export const contextOf = (url: string): { readonly '@context': ContextObject } | null => {
  const make = KNOWN_CONTEXTS.get(url.replace(/^http:/, 'https:').replace(/#.*$/s, ''));
  return make ? { '@context': withTermPrefixes(make()) } : null;
};
