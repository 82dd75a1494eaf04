/**
 * XML that is no RDF: what it is, by its root and its namespaces, and what to ask for instead. One row a kind.
 */

export interface XmlOutline {
  readonly root: string;
  readonly rootLocal: string;
  /** The namespace of each element outside RDF, the root first. */
  readonly namespaces: ReadonlySet<string>;
}

interface Kind {
  readonly matches: (outline: XmlOutline) => boolean;
  readonly says: string;
}

const DCAT_SCHEMA = 'outputSchema=http://www.w3.org/ns/dcat#';

const hasNamespace =
  (pattern: RegExp): Kind['matches'] =>
  ({ namespaces }) =>
    [...namespaces].some((namespace) => pattern.test(namespace));

const hasRoot =
  (pattern: RegExp): Kind['matches'] =>
  ({ rootLocal }) =>
    pattern.test(rootLocal);

const KINDS: readonly Kind[] = [
  {
    matches: hasRoot(/^ExceptionReport$|^ServiceExceptionReport$/),
    says: 'an error message of an OGC service: look at the address that was asked',
  },
  {
    matches: hasRoot(/^GetRecord(?:s|ById)Response$/),
    says: `a CSW answer without RDF in it: ask the service with ${DCAT_SCHEMA}, or for GeoDCAT-AP`,
  },
  {
    matches: hasRoot(/^OAI-PMH$/),
    says: 'an OAI-PMH answer without RDF in it: ask with metadataPrefix=dcat_ap, or see ListMetadataFormats',
  },
  {
    matches: hasRoot(/Capabilities$/),
    says: 'the capabilities of an OGC service: the catalogue that lists the service is what can be imported',
  },
  {
    matches: hasNamespace(/isotc211\.org|standards\.iso\.org\/iso\/19115/),
    says: `ISO 19139 or 19115-3 metadata: ask its catalogue for GeoDCAT-AP, a CSW with ${DCAT_SCHEMA}`,
  },
  { matches: hasRoot(/^html$/i), says: 'an HTML page, perhaps an error or login page' },
  { matches: hasRoot(/^(?:feed|rss)$/), says: 'an Atom or RSS feed: ask the portal for its DCAT-AP export' },
  { matches: hasRoot(/^(?:urlset|sitemapindex)$/), says: 'a sitemap: ask the portal for its DCAT-AP export' },
];

/** What a person should know, as the detail of an issue. */
export const adviceOnXml = (outline: XmlOutline | null): { readonly detail?: string } => {
  if (!outline) return {};
  const kind = KINDS.find(({ matches }) => matches(outline));
  return { detail: `its root is <${outline.root}>${kind ? `, ${kind.says}` : ''}` };
};
