/**
 * The licence of distributions and services. An address that the publisher gives stays; a code or a name becomes
 * the licence that it plainly is; anything else is kept as a licence document with that name.
 */
import { ns } from '../../rdf/namespaces.ts';
import { literal, type NamedNode, namedNode, type Quad } from '../../rdf/terms.ts';
import { iriKey } from '../../vocab/keys.ts';
import { hasVersions, namesVersion } from '../../vocab/licence-version.ts';
import { SCHEMES } from '../../vocab/schemes.ts';
import type { Vocabularies } from '../../vocab/vocabularies.ts';
import type { Draft } from './draft.ts';
import type { SourceValue } from './mapped-record.ts';
import { isIri, meaningOf } from './meaning.ts';
import type { LicenceWish } from './wishes.ts';

const LICENCE = ns.dct('license');
const DOCUMENT = ns.dct('LicenseDocument');

/** What portals write where no licence was chosen. */
const NOTHING = /^(?:not ?specified|licen[cs]e not specified|none|unknown|inconnue?|no licen[cs]e|-)$/i;

const isOfTable = (iri: string): boolean => iri.startsWith(SCHEMES.licence.prefix);

/** The licence of the EU table of which an address is another edition; a near match is no edition. */
const editionOf = async (vocabularies: Vocabularies, iri: string): Promise<NamedNode | null> => {
  const concept = await vocabularies.conceptFor('licence', iri);
  if (!concept || !isOfTable(concept) || iriKey(concept) === iriKey(iri)) return null;
  const own = await vocabularies.matchesOf('licence', iri);
  const back = await vocabularies.matchesOf('licence', concept);
  const isClose =
    own.some(({ relation, target }) => relation === 'closeMatch' && target === concept) ||
    back.some(({ relation, target }) => relation === 'closeMatch' && iriKey(target) === iriKey(iri));
  return isClose ? null : namedNode(concept);
};

const toAll = ({ subjects }: LicenceWish, say: (subject: LicenceWish['subjects'][number]) => void): void => {
  for (const subject of subjects) say(subject);
};

const giveAddress = async (
  draft: Draft,
  wish: LicenceWish,
  iri: SourceValue,
  vocabularies: Vocabularies,
): Promise<void> => {
  const licence = namedNode(iri.value);
  toAll(wish, (subject) => draft.give(subject, LICENCE, licence, iri.place));
  const edition = await editionOf(vocabularies, iri.value);
  if (edition) draft.derive(licence, ns.skos('exactMatch'), edition, { rule: 'licence-match', from: iri });
};

/** A name without a version may mean an older licence; the code of a list may not. */
const conceptOf = async (
  { codes, texts }: LicenceWish,
  vocabularies: Vocabularies,
): Promise<{ concept: string; from: SourceValue } | { vague: SourceValue } | null> => {
  for (const from of codes) {
    const concept = await meaningOf(vocabularies, 'licence', { value: from.value, isCode: true });
    if (concept) return { concept, from };
  }
  let vague: SourceValue | null = null;
  for (const from of texts) {
    const concept = await meaningOf(vocabularies, 'licence', from);
    if (!concept) continue;
    if (isIri(from.value) || !hasVersions(concept) || namesVersion(from.value, concept))
      return { concept, from };
    vague ??= from;
  }
  return vague && { vague };
};

const giveName = (draft: Draft, wish: LicenceWish, text: SourceValue): void => {
  const [first, ...others] = wish.subjects;
  if (!first) return;
  const node = draft.part(first, LICENCE, DOCUMENT);
  const name: Quad['object'] = wish.language ? literal(text.value, wish.language) : literal(text.value);
  draft.give(node, ns.rdfs('label'), name, text.place);
  for (const subject of others) draft.give(subject, LICENCE, node, text.place);
};

export const grantLicence = async (
  draft: Draft,
  wish: LicenceWish,
  vocabularies: Vocabularies,
): Promise<void> => {
  const said = [...wish.codes, ...wish.texts];
  const iri = wish.iri ?? wish.texts.find(({ value }) => isIri(value)) ?? null;
  if (iri && isIri(iri.value)) {
    await giveAddress(draft, wish, iri, vocabularies);
    return;
  }
  const telling = said.filter(({ value }) => !NOTHING.test(value));
  const [first] = wish.texts.filter(({ value }) => !NOTHING.test(value)).concat(telling);
  if (!first) {
    for (const value of said.slice(0, 1)) draft.note('says-nothing', value);
    return;
  }
  const found = await conceptOf(wish, vocabularies);
  if (found && 'concept' in found) {
    const { concept, from } = found;
    toAll(wish, (subject) => draft.derive(subject, LICENCE, namedNode(concept), { rule: 'licence', from }));
    return;
  }
  giveName(draft, wish, first);
  draft.note(found ? 'licence-without-version' : 'not-in-vocabulary', first);
};
