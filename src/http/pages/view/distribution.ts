/**
 * The distributions of a dataset, in a stable order: what can be downloaded first, then by title. Titles are
 * made up from format and file name where the publisher gave none.
 */
import { compareWords } from '../../../i18n/format.ts';
import { RDF_TYPE } from '../../../rdf/namespaces.ts';
import { type Term, termKey } from '../../../rdf/terms.ts';
import { expandName } from './property-label.ts';
import { paragraphsOf } from './readable-text.ts';
import { decodedSafely, safeHref, shownAddress } from './safe-href.ts';
import { bestLiterals, plainText, type Text, textOf } from './text.ts';
import { labelOfValue, type PropertyView, restOf, takeProperty, type ValueView } from './value.ts';
import { isAnonymous, type ViewContext } from './view-context.ts';

export interface ProseView {
  readonly paragraphs: readonly string[];
  readonly text: Text;
}

export interface DistributionView {
  readonly iri: string | null;
  readonly title: Text;
  readonly description: readonly ProseView[];
  readonly formats: readonly string[];
  /** The formats as the data names them, for the machine-readable summary. */
  readonly mediaTypes: readonly string[];
  readonly size: string | null;
  readonly licences: readonly ValueView[];
  readonly downloads: readonly string[];
  readonly accesses: readonly string[];
  readonly services: readonly ValueView[];
  readonly further: readonly PropertyView[];
}

const P = {
  title: expandName('dct:title'),
  description: expandName('dct:description'),
  format: expandName('dct:format'),
  mediaType: expandName('dcat:mediaType'),
  byteSize: expandName('dcat:byteSize'),
  license: expandName('dct:license'),
  downloadURL: expandName('dcat:downloadURL'),
  accessURL: expandName('dcat:accessURL'),
  accessService: expandName('dcat:accessService'),
} as const;

/** Prose in the reader's language, marked as shown. */
export const takeProse = (
  { reader, lang }: ViewContext,
  node: string,
  property: string,
): readonly ProseView[] => {
  const best = bestLiterals(reader.objects(node, property), lang);
  reader.mark(node, property, best);
  return best.map((literal) => ({ paragraphs: paragraphsOf(literal.value), text: textOf(literal) }));
};

const labelsOf = (row: PropertyView | null): readonly string[] => [
  ...new Set((row?.values ?? []).map(labelOfValue)),
];

/** The harmless addresses of a property, marked as shown; the others stay for the further properties. */
const takeAddresses = ({ reader }: ViewContext, node: string, property: string): readonly string[] => {
  const values = reader.objects(node, property);
  const safe = values.filter((term) => safeHref(term.value) !== null && !reader.isOwn(termKey(term)));
  reader.mark(node, property, safe);
  return safe.map((term) => term.value.trim());
};

const fileNameOf = (address: string | undefined): string | null => {
  if (address === undefined) return null;
  const { pathname } = new URL(address);
  const name = decodedSafely(pathname.split('/').at(-1) ?? '');
  return /^[^.].{0,60}\.[a-z0-9]{2,8}$/i.test(name) ? name : null;
};

const distributionView = (view: ViewContext, node: string): DistributionView => {
  const { reader, messages } = view;
  reader.mark(
    node,
    RDF_TYPE,
    reader.objects(node, RDF_TYPE).filter((term) => term.value === expandName('dcat:Distribution')),
  );
  const [title] = bestLiterals(reader.objects(node, P.title), view.lang);
  if (title) reader.mark(node, P.title, [title]);
  const named = labelsOf(takeProperty(view, node, P.format));
  const mediaTypes = reader.objects(node, P.mediaType).map((term) => term.value);
  const formats = named.length > 0 ? named : labelsOf(takeProperty(view, node, P.mediaType));
  const downloads = takeAddresses(view, node, P.downloadURL);
  const accesses = takeAddresses(view, node, P.accessURL);
  const address = downloads[0] ?? accesses[0];
  const madeUp =
    fileNameOf(address) ??
    (formats.join(', ') ||
      (address && shownAddress(address, 60)) ||
      messages.properties['dcat:distribution']);
  return {
    iri: isAnonymous(node) ? null : node,
    title: title ? textOf(title) : plainText(madeUp),
    description: takeProse(view, node, P.description),
    formats,
    mediaTypes: mediaTypes.map((iri) =>
      iri.replace(/^https?:\/\/(www\.)?iana\.org\/assignments\/media-types\//, ''),
    ),
    size: labelsOf(takeProperty(view, node, P.byteSize)).join(', ') || null,
    licences: takeProperty(view, node, P.license)?.values ?? [],
    downloads,
    accesses: accesses.filter((address) => !downloads.includes(address)),
    services: takeProperty(view, node, P.accessService)?.values ?? [],
    further: restOf(view, node),
  };
};

/** The distributions that a property leads to; values that are no nodes of the record stay for later. */
export const takeDistributions = (view: ViewContext, property: string): readonly DistributionView[] => {
  const { reader, main } = view;
  const isNode = (term: Term): boolean => term.termType !== 'Literal' && reader.isDescribed(termKey(term));
  const nodes = reader.objects(main, property).filter(isNode);
  reader.mark(main, property, nodes);
  const compare = (a: string, b: string): number => compareWords(view.lang, a, b);
  const rank = ({ downloads, accesses }: DistributionView): number =>
    downloads.length > 0 ? 0 : accesses.length > 0 ? 1 : 2;
  return nodes
    .map((term) => distributionView(view, termKey(term)))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        compare(a.title.value, b.title.value) ||
        compare(a.formats.join(), b.formats.join()) ||
        compare(a.downloads[0] ?? a.accesses[0] ?? '', b.downloads[0] ?? b.accesses[0] ?? ''),
    );
};
