/**
 * The address of a portal, out of whichever of its addresses somebody gave: the home page, an API, a page of datasets.
 * What it asks for (`?fq=…`) is kept.
 */

export interface PortalAddress {
  /** Without query and final slash; a prefix in the path is part of it. */
  readonly portal: string;
  /** What the address asks for, to be set on the address of an API. */
  readonly query: string;
}

/** @param tail what may stand behind the portal's own path */
export const portalAddress = (given: string, tail: RegExp): PortalAddress => {
  const url = new URL(given);
  const path = url.pathname.replace(tail, '').replace(/\/+$/, '');
  return { portal: `${url.origin}${path}`, query: url.search };
};

export const apiUrl = ({ portal, query }: PortalAddress, path: string): URL =>
  new URL(`${portal}${path}${query}`);
