import { describe, expect, it } from 'vitest';
import docs from '../../docs/http.md?raw';
import { CATALOG_PARAMETERS } from '../../src/http/catalog-query.ts';
import { contentTypeOfRepresentation, REPRESENTATIONS } from '../../src/http/representations.ts';
import { ROUTES } from '../../src/http/routes.ts';
import { STATUS_OF } from '../../src/http/status.ts';
import { EXTENSION_PATTERN, extensionOf } from '../../src/http/urls.ts';

describe('docs/http.md', () => {
  it('has a row for every route, with its methods', () => {
    for (const { path, methods } of ROUTES)
      expect(docs).toContain(`| \`${path}\` | ${Object.keys(methods).join(', ')} |`);
  });
  it('has no route that there is not', () => {
    const rows = [...docs.matchAll(/^\| `(\/[^`]*)` \|/gm)].map((match) => match[1]);
    expect(rows.toSorted()).toEqual(ROUTES.map(({ path }) => path).toSorted());
  });
  it('has every parameter, format and status', () => {
    for (const name of Object.keys(CATALOG_PARAMETERS)) expect(docs).toContain(`| \`${name}\` |`);
    for (const name of REPRESENTATIONS)
      expect(docs).toContain(`| \`.${extensionOf(name)}\` | \`${contentTypeOfRepresentation(name)}\``);
    for (const extension of EXTENSION_PATTERN.split('|')) expect(docs).toContain(`\`.${extension}\``);
    for (const [kind, status] of Object.entries(STATUS_OF))
      if (status !== 500 && status !== 428)
        expect(docs, kind).toMatch(new RegExp(`^\\|[^|]*\\b${status}\\b`, 'm'));
  });
});
