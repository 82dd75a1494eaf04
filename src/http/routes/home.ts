/**
 * `/`: home for people. A client that asks for RDF gets the catalogue's own description; its members are
 * at `/catalog`.
 */

import { readHome } from '../../catalogue/home.ts';
import { rootIri } from '../../catalogue/identity.ts';
import { latestOf } from '../../catalogue/newest.ts';
import type { Handler } from '../app-env.ts';
import { homeHtml } from '../html.ts';
import { askedOf } from '../request-format.ts';
import { respond } from '../respond.ts';
import { describedSelf } from '../self-quads.ts';

export const getHome: Handler = async (c) => {
  const asked = askedOf(c, 'html');
  const { baseUrl } = c.var.config;
  const home = await readHome(c.var.catalogue);
  const self = await describedSelf(c, asked.representation, home.catalog);
  return respond(c, asked, {
    url: `${baseUrl}/`,
    documentUrl: rootIri(baseUrl),
    focus: [home.catalog.record.iri],
    quads: () => [...home.catalog.own, ...home.catalog.entities, ...self.quads],
    html: (context) => homeHtml(c, context, home),
    lastModified: latestOf(home.modified, self.modified),
    links: [{ href: rootIri(baseUrl), rel: 'collection' }],
  });
};
