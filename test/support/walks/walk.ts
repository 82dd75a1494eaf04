/**
 * What walks have in common: requests that follow no redirect, and what a walk brings home.
 */
import type { Store } from 'n3';
import type { RuleId } from '../../../src/quality/harvesters/rules.ts';
import { DCAT, DCT, valuesOf } from './rdf.ts';

export interface Found {
  readonly iri: string;
  readonly identifier: string | null;
  readonly distributions: readonly string[];
}

export interface Harvest {
  /** By the name that the harvester knows them by. */
  readonly datasets: ReadonlyMap<string, Found>;
  readonly services: ReadonlyMap<string, Found>;
  /** IRIs of what it did not take, with the rule. */
  readonly skipped: ReadonlyMap<string, RuleId>;
  /** IRIs of datasets in the order in which they were met, one for each page. */
  readonly met: readonly string[];
}

export interface Basket {
  readonly datasets: Map<string, Found>;
  readonly services: Map<string, Found>;
  readonly skipped: Map<string, RuleId>;
  readonly met: string[];
}

export const emptyBasket = (): Basket => ({
  datasets: new Map(),
  services: new Map(),
  skipped: new Map(),
  met: [],
});

export interface Answer {
  readonly url: string;
  readonly headers: Headers;
  readonly mediaType: string;
  readonly text: string;
}

/** A harvester gives up at anything but 200, redirects among them. */
export const get = async (url: string, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await fetch(url, { headers, redirect: 'manual' });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 200)}`);
  const mediaType = (response.headers.get('Content-Type') ?? '').split(';')[0]!.trim();
  return { url, headers: response.headers, mediaType, text };
};

export const head = async (url: string, headers: Record<string, string> = {}): Promise<Headers> => {
  const response = await fetch(url, { method: 'HEAD', headers, redirect: 'manual' });
  if (response.status !== 200) throw new Error(`HEAD ${url} answered ${response.status}`);
  return response.headers;
};

export const foundIn = (page: Store, iri: string): Found => ({
  iri,
  identifier: valuesOf(page, iri, `${DCT}identifier`)[0] ?? null,
  distributions: valuesOf(page, iri, `${DCAT}distribution`).sort(),
});

/** A server that never ends is a fault of its own. */
export const MAX_PAGES = 500;

export const requireProgress = (pages: number, url: string): void => {
  if (pages > MAX_PAGES) throw new Error(`The walk did not end after ${MAX_PAGES} pages, at ${url}`);
};
