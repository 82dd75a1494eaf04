/**
 * Pages write links to each other from the root of the site. Where BASE_URL has a path, its links get it.
 */

const LOCAL_LINK = /(\s(?:href|action)=")(\/(?!\/)[^"]*)/g;

/** A whole HTML document, as its pages wrote it; text and data in it cannot look like an attribute. */
export const prefixLinks = (html: string, baseUrl: string): string => {
  const prefix = new URL(baseUrl).pathname.replace(/\/$/, '');
  if (prefix === '') return html;
  const isBelow = (path: string): boolean => path === prefix || /^[/?#]/.test(path.slice(prefix.length));
  return html.replace(LOCAL_LINK, (_, attribute: string, path: string) =>
    path.startsWith(prefix) && isBelow(path) ? attribute + path : attribute + prefix + path,
  );
};
