/**
 * How a licence stands beside those of the EU table, as one step that the EU's queries can follow. The one
 * decision for views and for mending: composed through the exact match, with one exact match at most.
 */
import type { Match } from './concepts.ts';
import { iriKey } from './keys.ts';
import { SCHEMES } from './schemes.ts';
import type { Vocabularies } from './vocabularies.ts';

export type Licences = Pick<Vocabularies, 'conceptFor' | 'matchesOf'>;

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
export const composedMatches = async (
  direct: readonly Match[],
  { matchesOf }: Pick<Licences, 'matchesOf'>,
): Promise<readonly Match[]> => {
  const exact = direct.find(({ relation }) => relation === 'exactMatch');
  if (!exact) return direct;
  const further = (await matchesOf('licence', exact.target)).filter(inTable);
  const yardstick = further.find(({ relation }) => relation === 'exactMatch') ?? exact;
  return [
    yardstick,
    ...direct.filter(({ relation }) => relation !== 'exactMatch'),
    ...further.filter(({ relation }) => relation === 'narrowMatch'),
  ];
};

export const licenceMatches = async (iri: string, licences: Licences): Promise<readonly Match[]> =>
  composedMatches(await directMatches(iri, licences), licences);
