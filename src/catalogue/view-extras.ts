/**
 * What views add to a page for those who read no more than that: licences mapped to the EU's table, and the theme by
 * which udata knows high-value data. It stands in answers alone and is stored nowhere.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Quad, quad } from '../rdf/terms.ts';
import { hvdTaxonomy, topHvdCategory } from '../vocab/hvd.ts';
import { type Licences, licenceMatches } from '../vocab/licence-matches.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import type { RecordDocument } from './record.ts';

const LICENCE = ns.dct('license').value;
const HVD_CATEGORY = ns.dcatap('hvdCategory').value;

const MAPPINGS: ReadonlySet<string> = new Set(
  ['exactMatch', 'closeMatch', 'narrowMatch', 'broadMatch'].map((name) => ns.skos(name).value),
);

/** Mappings of the licences that statements name; what their publisher says of a licence himself is left alone. */
export const licenceMappings = async (quads: readonly Quad[], licences: Licences): Promise<Quad[]> => {
  const mapped = new Set(quads.flatMap((q) => (MAPPINGS.has(q.predicate.value) ? [q.subject.value] : [])));
  const named = new Set(
    quads.flatMap(({ predicate, object }) =>
      predicate.value === LICENCE && object.termType === 'NamedNode' && !mapped.has(object.value)
        ? [object.value]
        : [],
    ),
  );
  const found = await Promise.all(
    [...named].map(async (iri) =>
      (await licenceMatches(iri, licences)).map(({ relation, target }) =>
        quad(namedNode(iri), ns.skos(relation), namedNode(target)),
      ),
    ),
  );
  return found.flat();
};

/** The thematic category above each `dcatap:hvdCategory` of a dataset, as a `dcat:theme`. */
export const topCategoryThemes = async (
  members: readonly RecordDocument[],
  { conceptScheme }: Pick<Vocabularies, 'conceptScheme'>,
): Promise<Quad[]> => {
  const taxonomy = hvdTaxonomy((await conceptScheme('high-value-dataset-category')) ?? []);
  return members.flatMap(({ record, own }) => {
    const tops = own.flatMap((q) =>
      q.subject.value === record.iri && q.predicate.value === HVD_CATEGORY
        ? (topHvdCategory(taxonomy, q.object.value) ?? [])
        : [],
    );
    return [...new Set(tops)].map((top) => quad(namedNode(record.iri), ns.dcat('theme'), namedNode(top)));
  });
};
