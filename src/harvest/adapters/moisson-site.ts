/**
 * The address of another Moisson out of what a person writes: its home, or one of its documents.
 */

const DOCUMENTS = /\/(?:catalog(?:s\/[^/]*)?|feed|oai|sparql|dump)(?:\.[a-z.]+)?\/?$/;

/** Without a final slash; may have a path. */
export const siteOf = (address: string): string => {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(DOCUMENTS, '')}`.replace(/\/+$/, '');
};
