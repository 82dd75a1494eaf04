/**
 * The one link to the data that the head of the page offers: a download, else an access page, else the
 * endpoint of a service, else the landing page.
 */
import type { DistributionView } from './distribution.ts';
import { expandName } from './property-label.ts';
import { safeHref, shownAddress } from './safe-href.ts';
import { plainText, type Text } from './text.ts';
import type { ViewContext } from './view-context.ts';

export interface AccessView {
  readonly action: 'download' | 'access' | 'openEndpoint' | 'landingPage';
  readonly href: string;
  readonly title: Text | null;
  /** Format and size, where known. */
  readonly notes: readonly string[];
}

const notesOf = ({ formats, size }: DistributionView): readonly string[] => [
  ...formats,
  ...(size === null ? [] : [size]),
];

const ADDRESSES = [
  ['dcat:endpointURL', 'openEndpoint'],
  ['dcat:landingPage', 'landingPage'],
  ['foaf:page', 'landingPage'],
] as const;

/** The service's or the landing page's address; not marked, because the facts show it too. */
const ownAddress = ({ reader, main }: ViewContext): AccessView | null => {
  for (const [name, action] of ADDRESSES)
    for (const { value } of reader.objects(main, expandName(name))) {
      const href = safeHref(value);
      if (href !== null) return { action, href, title: plainText(shownAddress(href)), notes: [] };
    }
  return null;
};

export const firstAccess = (
  view: ViewContext,
  distributions: readonly DistributionView[],
): { readonly first: AccessView | null; readonly others: number } => {
  const all = distributions.flatMap((distribution): readonly AccessView[] => {
    const { title } = distribution;
    const notes = notesOf(distribution);
    return [
      ...distribution.downloads.map((href) => ({ action: 'download' as const, href, title, notes })),
      ...distribution.accesses.map((href) => ({ action: 'access' as const, href, title, notes })),
    ];
  });
  const first = all.find(({ action }) => action === 'download') ?? all[0] ?? ownAddress(view);
  return { first, others: Math.max(0, distributions.length - 1) };
};
