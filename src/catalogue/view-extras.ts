/**
 * What views add to a page for those who read no more than that: licences mapped to the EU's table, and the theme by
 * which udata knows high-value data. It stands in answers alone and is stored nowhere.
 */
import { ns } from '../rdf/namespaces.ts';
import { namedNode, type Quad, quad } from '../rdf/terms.ts';
import type { Match } from '../vocab/concepts.ts';
import { hvdTaxonomy, topHvdCategory } from '../vocab/hvd.ts';
import { iriKey } from '../vocab/keys.ts';
import { SCHEMES } from '../vocab/schemes.ts';
import type { Vocabularies } from '../vocab/vocabularies.ts';
import type { RecordDocument } from './record.ts';

const LICENCE = ns.dct('license').value;
const HVD_CATEGORY = ns.dcatap('hvdCategory').value;

const MAPPINGS: ReadonlySet<string> = new Set(
  ['exactMatch', 'closeMatch', 'narrowMatch', 'broadMatch'].map((name) => ns.skos(name).value),
);

type Licences = Pick<Vocabularies, 'conceptFor' | 'matchesOf'>;

const inTable = ({ target }: Match): boolean => target.startsWith(SCHEMES.licence.prefix);

/** What the mapping says of a licence; where the table says it the other way round, that. */
const directMatches = async (iri: string, { conceptFor, matchesOf }: Licences): Promise<readonly Match[]> => {
  const direct = (await matchesOf('licence', iri)).filter(inTable);
  if (direct.length > 0) return direct;
  const concept = await conceptFor('licence', iri);
  if (concept === undefined || concept === iri) return [];
  const said = (await matchesOf('licence', concept)).find(({ target }) => iriKey(target) === iriKey(iri));
  return [{ relation: said?.relation === 'exactMatch' ? 'exactMatch' : 'closeMatch', target: concept }];
};

/**
 * The EU's queries look one step far, so what is exactly a licence of the table takes over how open that one is.
 * A licence has one exact match at most (DCAT-AP HVD 3.0.1): the one that is the yardstick.
 */
const matchesOfLicence = async (iri: string, licences: Licences): Promise<readonly Match[]> => {
  const direct = await directMatches(iri, licences);
  const exact = direct.find(({ relation }) => relation === 'exactMatch');
  if (!exact) return direct;
  const further = (await licences.matchesOf('licence', exact.target)).filter(inTable);
  const yardstick = further.find(({ relation }) => relation === 'exactMatch') ?? exact;
  return [
    yardstick,
    ...direct.filter(({ relation }) => relation !== 'exactMatch'),
    ...further.filter(({ relation }) => relation === 'narrowMatch'),
  ];
};

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
      (await matchesOfLicence(iri, licences)).map(({ relation, target }) =>
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
