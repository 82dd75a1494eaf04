/**
 * The nodes that the catalogue itself describes: its services and its dumps. By their IRIs alone, so that what was
 * generated is known again when it comes back in a document.
 */
import { ns } from '../rdf/namespaces.ts';
import type { Quad } from '../rdf/terms.ts';
import { DUMP_FILES, type DumpFile, dumpPath } from './dump-files.ts';
import { rootIri } from './identity.ts';
import { SELF_SERVICES } from './self-services.ts';

export const distributionIri = (file: DumpFile, baseUrl: string): string =>
  `${baseUrl}${dumpPath(file)}#distribution`;

export const checksumIri = (file: DumpFile, baseUrl: string): string =>
  `${baseUrl}${dumpPath(file)}#checksum`;

/** The contact point that is made of the publisher's description. */
export const contactIri = (baseUrl: string): string => `${rootIri(baseUrl)}#contact`;

const LINKS: ReadonlySet<string> = new Set([ns.dcat('service').value, ns.dcat('distribution').value]);

/** Tells what the catalogue says of itself from what others say: statements on those nodes, and its links to them. */
export const isSelfDescribed = (baseUrl: string): ((q: Quad) => boolean) => {
  const root = rootIri(baseUrl);
  const nodes: ReadonlySet<string> = new Set([
    contactIri(baseUrl),
    ...SELF_SERVICES.map(({ path }) => baseUrl + path),
    ...DUMP_FILES.flatMap((file) => [distributionIri(file, baseUrl), checksumIri(file, baseUrl)]),
  ]);
  return ({ subject, predicate, object }) =>
    nodes.has(subject.value) ||
    (subject.value === root && LINKS.has(predicate.value) && nodes.has(object.value));
};
