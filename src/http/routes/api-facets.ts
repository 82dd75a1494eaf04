/**
 * `/api/facets`: by what the records of a list can be narrowed down, counted.
 */
import { type FacetDimension, shortForm } from '../../catalogue/facet-dimensions.ts';
import { type Facet, type FacetValue, readFacets } from '../../catalogue/facets.ts';
import type { RecordKind } from '../../catalogue/kinds.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { answerJson } from '../api/answer.ts';
import { languagesFor, pageLang } from '../api/facts.ts';
import { type AskedList, askedListOf, FILTER_PARAMETERS } from '../api/parameters.ts';
import type { ApiFacets } from '../api/schemas-list.ts';
import type { AppContext, Handler } from '../app-env.ts';
import { iriLabel } from '../pages/view/iri-label.ts';
import { keptParameters } from '../query-parameters.ts';
import { withQuery } from '../urls.ts';

const isIri = (value: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(value);

/** What nothing names in the data: kinds of record by our own words, IRIs by what they tell. */
const madeUp = (dimension: FacetDimension, value: string, lang: string): string => {
  if (dimension === 'kind') return messagesOf(pageLang(lang)).kinds[value as RecordKind] ?? value;
  return isIri(value) ? iriLabel(value, pageLang(lang)) : value;
};

/** In the language asked for, the nearest, or what the value itself tells. */
const labelOf = (dimension: FacetDimension, { value, labels }: FacetValue, lang: string): string =>
  languagesFor(lang)
    .map((tag) => labels[tag])
    .find((label) => label !== undefined) ??
  Object.values(labels)[0] ??
  madeUp(dimension, value, lang);

const shown = (c: AppContext, { search, lang }: AskedList, { dimension, total, values }: Facet) => {
  const kept = keptParameters(FILTER_PARAMETERS, search, []);
  return {
    parameter: dimension,
    total,
    values: values.map((found) => {
      const { count, isSelected } = found;
      const value = shortForm(dimension, found.value);
      const more = isSelected ? [] : [[dimension, value] as const];
      return {
        value,
        iri: isIri(found.value) ? found.value : null,
        label: labelOf(dimension, found, lang),
        count,
        isSelected,
        url: withQuery(`${c.var.config.baseUrl}/api/records`, [...kept, ...more]),
      };
    }),
  };
};

export const getApiFacets: Handler = async (c) => {
  const asked = askedListOf(c, FILTER_PARAMETERS);
  const facets = await readFacets(c.var.catalogue, asked.query);
  const body: ApiFacets = { facets: facets.map((facet) => shown(c, asked, facet)) };
  return answerJson(c, asked, body);
};
