/**
 * In which metadata format a repository is asked for its records: the one that is configured, else the best that it
 * offers. Dublin Core is none of them: it does not say which records are datasets, nor where their files are.
 */
import { AppError } from '../../lib/app-error.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { elementsAt, textAt, type XmlElement } from '../xml-outline.ts';

interface Format {
  readonly prefix: string;
  readonly namespace: string;
}

const named =
  (...prefixes: readonly string[]) =>
  ({ prefix }: Format): boolean =>
    prefixes.includes(prefix.toLowerCase().replaceAll('-', '_'));

const ISO: readonly string[] = ['http://www.isotc211.org/2005/gmd', 'http://www.isotc211.org/2005/gmi'];

/** In this order. */
const UNDERSTOOD: readonly ((format: Format) => boolean)[] = [
  named('dcat_ap', 'dcatap'),
  named('geodcat_ap', 'geodcatap'),
  named('dcat'),
  ({ prefix }) => /^(?:geo)?dcat/i.test(prefix),
  named('rdf', 'rdf_xml', 'rdfxml'),
  ({ namespace }) => namespace === PREFIXES.rdf || namespace === PREFIXES.dcat,
  ({ namespace }) => ISO.includes(namespace),
  named('iso19139', 'gmd'),
];

/** @throws AppError `oai-no-format` */
export const formatOf = (list: XmlElement, url: string): string => {
  const offered = elementsAt(list, 'metadataFormat').map((format) => ({
    prefix: textAt(format, 'metadataPrefix') ?? '',
    namespace: textAt(format, 'metadataNamespace') ?? '',
  }));
  for (const isWanted of UNDERSTOOD) {
    const found = offered.find(isWanted);
    if (found) return found.prefix;
  }
  throw new AppError({
    kind: 'unprocessable',
    code: 'oai-no-format',
    detail: `${url} offers ${offered
      .map(({ prefix }) => prefix)
      .join(', ')
      .slice(0, 500)}; none of these is read.`,
    hint: 'Read are DCAT in RDF/XML and ISO 19139. If one of them is offered under another name, set `metadataPrefix`.',
    extra: { url },
  });
};
