/**
 * Where a page of a catalogue says that it goes on: either Hydra vocabulary, IRIs or literals, or a Link header.
 */
import { hostFault } from '../../lib/public-host.ts';
import { ns, RDF_TYPE } from '../../rdf/namespaces.ts';
import type { Quad } from '../../rdf/terms.ts';
import type { Problem } from '../run.ts';

const VIEW_CLASSES: ReadonlySet<string> = new Set([
  ns.hydra('PartialCollectionView').value,
  ns.hydra('PagedCollection').value,
]);
const NEXT: readonly string[] = [ns.hydra('next').value, ns.hydra('nextPage').value];
const TOTAL = ns.hydra('totalItems').value;

export interface Paging {
  /** An absolute URL; null where the page is the last, or says nothing. */
  readonly next: string | null;
  readonly total: number | null;
}

/** `Link: <…>; rel="next"` (RFC 8288 §3). */
export const linkNext = (header: string | null, url: string): string | null => {
  for (const [, target, parameters] of (header ?? '').matchAll(
    /<([^>]*)>((?:\s*;\s*[^,;]+(?:"[^"]*")?)*)/g,
  )) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters ?? '');
    if ((rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/).includes('next'))
      return URL.parse(target!, url)?.href ?? null;
  }
  return null;
};

/** Of several page nodes that of this page counts, else the first. */
export const readPaging = (quads: readonly Quad[], url: string): Paging => {
  const nodes = new Set(
    quads
      .filter((q) => q.predicate.value === RDF_TYPE && VIEW_CLASSES.has(q.object.value))
      .map((q) => q.subject.value),
  );
  const links = quads.filter((q) => NEXT.includes(q.predicate.value) && q.object.value.trim() !== '');
  const own = links.filter((q) => q.subject.value === url);
  const typed = links.filter((q) => nodes.has(q.subject.value));
  const [link] = [own, typed, links].find((list) => list.length > 0) ?? [];
  const totals = quads
    .filter((q) => q.predicate.value === TOTAL)
    .map((q) => Number(q.object.value))
    .filter((total) => Number.isInteger(total) && total >= 0);
  return {
    next: link ? (URL.parse(link.object.value.trim(), url)?.href ?? null) : null,
    total: totals.length > 0 ? Math.max(...totals) : null,
  };
};

export interface NextLink {
  readonly url: string;
  /** What a person should know about where it leads. */
  readonly problem: Problem | null;
}

const isInside = (hostname: string): boolean => hostFault(hostname) !== null;

/**
 * A link as it can be followed: portals behind a proxy name themselves as they are known inside, or without TLS.
 * The same path at the origin of the page is what they mean.
 */
export const followable = (next: string, url: string): NextLink => {
  const [target, here] = [new URL(next), new URL(url)];
  if (target.origin === here.origin || !target.protocol.startsWith('http'))
    return { url: next, problem: null };
  const isSelf = target.hostname === here.hostname || (isInside(target.hostname) && !isInside(here.hostname));
  if (!isSelf)
    return {
      url: next,
      problem: { kind: 'page', code: 'next-elsewhere', detail: `${url} goes on at another host: ${next}` },
    };
  const mended = `${here.origin}${target.pathname}${target.search}`;
  return {
    url: mended,
    problem: {
      kind: 'page',
      code: 'next-link-mended',
      detail: `${url} goes on at ${next}, which is another name of the same server: ${mended} was read.`,
    },
  };
};
