/**
 * Views for the portals above: what data.europa.eu and udata need besides, or may not have.
 */
import { AppError } from '../lib/app-error.ts';
import { ns } from '../rdf/namespaces.ts';
import { namedNode, quad } from '../rdf/terms.ts';
import { SCHEMES } from '../vocab/schemes.ts';
import type { CatalogueContext } from './context.ts';
import type { RecordDocument } from './record.ts';
import { licenceMappings, topCategoryThemes } from './view-extras.ts';
import { listOne, type ViewRow } from './view-row.ts';

const SPATIAL = ns.dct('spatial');

/** The country as the EU's table has it; undefined where none is configured. */
const countryOf = async ({ views, vocabularies }: CatalogueContext): Promise<string | undefined> => {
  if (!views?.country) return undefined;
  const iri = await vocabularies.conceptFor('country', views.country);
  if (iri === undefined)
    throw new AppError({
      kind: 'internal',
      code: 'configuration',
      detail: `COUNTRY is “${views.country}”, which the EU's table of countries does not have.`,
    });
  return iri;
};

/** Whether a catalogue says itself which country it is of. */
const saysCountry = ({ record, own }: RecordDocument): boolean =>
  own.some(
    ({ subject, predicate, object }) =>
      subject.value === record.iri &&
      predicate.equals(SPATIAL) &&
      object.value.startsWith(SCHEMES.country.prefix),
  );

export const EU_VIEW: ViewRow = {
  hasKey: false,
  open: async (ctx) => {
    const country = await countryOf(ctx);
    return {
      narrowing: { describedBy: 'reexposed' },
      texts: null,
      ...(country && {
        more: (iri, root) => (saysCountry(root) ? [] : [quad(namedNode(iri), SPATIAL, namedNode(country))]),
      }),
    };
  },
  list: (ctx) => listOne(ctx, { describedBy: 'reexposed' }, []),
  extras: ({ vocabularies }, { quads }) => licenceMappings(quads, vocabularies),
};

export const UDATA_VIEW: ViewRow = {
  hasKey: false,
  open: async ({ views }) => (views?.hasUdataView ? { narrowing: {}, texts: null } : null),
  list: async (ctx) => (ctx.views?.hasUdataView ? listOne(ctx, {}, []) : []),
  extras: ({ vocabularies }, { members }) => topCategoryThemes(members, vocabularies),
};
