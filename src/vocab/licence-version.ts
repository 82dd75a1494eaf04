/**
 * Whether a text names a licence with its version: without one it may mean an older licence, with other terms.
 */

const codeOf = (iri: string): string => /[^/]*$/.exec(iri)?.[0] ?? '';

const versionOf = (concept: string): RegExpExecArray | null =>
  /(\d+)(?:_(\d+))?(?:_[A-Z]+)?$/.exec(codeOf(concept));

export const namesVersion = (text: string, concept: string): boolean => {
  const version = versionOf(concept);
  if (codeOf(concept) === 'CC0') return /cc\W?(0|zero)/i.test(text);
  return version !== null && new RegExp(`(^|\\D)${version[1]}\\D{1,2}${version[2] ?? '0'}(\\D|$)`).test(text);
};

/** A licence that the table knows in one version only: its name is enough. */
export const hasVersions = (concept: string): boolean => versionOf(concept) !== null;
