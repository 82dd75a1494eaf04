/**
 * `/api/catalog`: what this catalogue is, and what it has.
 */

import { readHome } from '../../catalogue/home.ts';
import { rootIri } from '../../catalogue/identity.ts';
import { labelsFor } from '../../vocab/bundled.ts';
import { answerJson } from '../api/answer.ts';
import { factsOf, indexOf, languagesFor, pageLang } from '../api/facts.ts';
import { concepts, publishers } from '../api/node-members.ts';
import { askedOf, LANG_PARAMETERS } from '../api/parameters.ts';
import type { ApiCatalogue } from '../api/schemas-list.ts';
import { textMembers } from '../api/text-members.ts';
import type { Handler } from '../app-env.ts';
import { objectIris, UNNAMED_SITE } from '../page-data.ts';
import { iriLabel } from '../pages/view/iri-label.ts';

/** Other ways to the same data, by what they are. */
const ENDPOINTS = {
  documentation: '/api',
  openapi: '/openapi.json',
  records: '/api/records',
  facets: '/api/facets',
  recordsCsv: '/api/records.csv',
  distributionsCsv: '/api/distributions.csv',
  linkedData: '/catalog',
  sparql: '/sparql',
  validate: '/validate',
} as const;

export const getApiCatalog: Handler = async (c) => {
  const asked = askedOf(c, LANG_PARAMETERS);
  const { lang } = asked;
  const { baseUrl, siteTitle } = c.var.config;
  const { catalog, counts, themes, revision, modified } = await readHome(c.var.catalogue);
  const { iri } = catalog.record;
  const iris = [...themes.map((theme) => theme.iri), ...objectIris([...catalog.own, ...catalog.entities])];
  const labelOf = await labelsFor(iris, languagesFor(lang));
  const facts = factsOf(indexOf(catalog.own), indexOf(catalog.entities), lang, labelOf);
  const titles = textMembers(facts, iri, 'dct:title');
  const body: ApiCatalogue = {
    iri: rootIri(baseUrl),
    url: `${baseUrl}/`,
    title: siteTitle ?? titles.text ?? UNNAMED_SITE,
    titles: titles.all,
    description: textMembers(facts, iri, 'dct:description').text,
    publisher: publishers(facts, iri, 'dct:publisher')[0] ?? null,
    licences: concepts(facts, iri, 'dct:license'),
    counts,
    themes: themes.map((theme) => ({
      iri: theme.iri,
      label: labelOf(theme.iri) ?? iriLabel(theme.iri, pageLang(lang)),
      count: theme.count,
    })),
    modified: revision === 0 ? null : modified,
    revision,
    endpoints: Object.fromEntries(Object.entries(ENDPOINTS).map(([name, path]) => [name, baseUrl + path])),
  };
  return answerJson(c, asked, body);
};
