/**
 * Constraints: limitations on public access are the access rights of the resource, conditions of use the licence of
 * its distributions or of the service itself.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { wishConcept } from '../concepts.ts';
import type { Draft, Resource } from '../draft.ts';
import { isIri } from '../meaning.ts';
import { type Languages, type LocalText, textsOf } from './languages.ts';
import { sayLocal } from './parties.ts';
import type { XmlNode } from './xml.ts';

interface Statement {
  readonly anchor: { readonly place: string; readonly value: string } | null;
  readonly texts: readonly LocalText[];
}

export interface Constraints {
  readonly access: readonly Statement[];
  readonly use: readonly Statement[];
  /** Limitations in prose. */
  readonly prose: readonly Statement[];
}

const statementOf = (node: XmlNode, languages: Languages): Statement => {
  const anchor = node.anchor();
  return { anchor, texts: textsOf(node, languages) };
};

const isAbout = ({ anchor }: Statement, register: string): boolean =>
  anchor?.value.includes(register) ?? false;

/** `otherRestrictions` says no more than that the text follows. */
const noteCodes = (draft: Draft, legal: XmlNode): void => {
  for (const name of ['accessConstraints', 'useConstraints'])
    for (const node of legal.all(name)) {
      const code = node.code();
      if (code && code.value !== 'otherRestrictions') draft.note('not-mapped', code);
    }
};

export const constraintsOf = (draft: Draft, identification: XmlNode, languages: Languages): Constraints => {
  const found = { access: [] as Statement[], use: [] as Statement[], prose: [] as Statement[] };
  for (const legal of identification.all('resourceConstraints/*')) {
    const isAccess = legal.all('accessConstraints').length > 0;
    const isUse = legal.all('useConstraints').length > 0;
    for (const node of legal.all('otherConstraints')) {
      const statement = statementOf(node, languages);
      if (isAbout(statement, 'LimitationsOnPublicAccess')) found.access.push(statement);
      else if (isAbout(statement, 'ConditionsApplyingToAccessAndUse') || isUse) found.use.push(statement);
      else (isAccess ? found.access : found.use).push(statement);
    }
    for (const node of legal.all('useLimitation')) found.prose.push(statementOf(node, languages));
    noteCodes(draft, legal);
  }
  return found;
};

/** DCAT-AP allows one: the first in the source that names a value, else the first text. */
const sayAccess = (draft: Draft, { access }: Constraints): void => {
  const named = access.filter(({ anchor }) => anchor && isIri(anchor.value));
  const [chosen] = named.length > 0 ? named : access;
  if (!chosen) return;
  const [text] = chosen.texts;
  wishConcept(draft, draft.resource, 'accessRights', [chosen.anchor, text ?? null], {
    language: text?.language ?? null,
  });
  for (const { anchor, texts } of access.filter((statement) => statement !== chosen))
    for (const value of [anchor ?? texts[0]]) if (value) draft.note('not-mapped', value);
};

/** DCAT-AP allows a distribution one statement of rights: it holds all that is said in prose. */
const sayRights = (draft: Draft, subjects: readonly Resource[], statements: readonly Statement[]): void => {
  const texts = statements.flatMap((statement) => statement.texts);
  const [first, ...others] = subjects;
  const [text] = texts;
  if (!first || !text) return;
  const rights = draft.part(first, ns.dct('rights'), ns.dct('RightsStatement'));
  sayLocal(draft, rights, ns.rdfs('label'), texts);
  for (const subject of others) draft.give(subject, ns.dct('rights'), rights, text.place);
};

/** @param licensed the distributions, or the service itself */
export const sayConstraints = (
  draft: Draft,
  constraints: Constraints,
  licensed: readonly Resource[],
): void => {
  sayAccess(draft, constraints);
  const { use, prose } = constraints;
  const subjects = licensed.length > 0 ? licensed : [draft.resource];
  const [licence] = [...use.filter(({ anchor }) => anchor && isIri(anchor.value)), ...use];
  if (licence)
    draft.wish({
      kind: 'licence',
      subjects,
      iri: licence.anchor && isIri(licence.anchor.value) ? licence.anchor : null,
      codes: [],
      texts: licence.texts,
      language: licence.texts[0]?.language ?? null,
    });
  const rest = use.filter((statement) => statement !== licence);
  sayRights(draft, subjects, [...rest, ...prose]);
};
