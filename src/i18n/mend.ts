/**
 * The strings of mending: why a proposal is made, and the pages on which proposals stand. English is the model
 * of the type.
 */
import type { Lang } from './languages.ts';

const one = (n: number, single: string, many: string): string => (n === 1 ? single : many);

/** The value as the data has it, and the name of the concept that it means. */
type Why = (from: string, to: string) => string;

const en = {
  heading: 'Proposals to mend this record',
  of: 'Proposals for',
  intro:
    'Faults of this record that have one obvious remedy, each with the exact statements. Nothing is changed unless somebody who may write the record accepts it. What is accepted becomes an amendment, and survives the next import of the source.',
  none: 'There is nothing to propose: what is left to mend in this record needs somebody who knows the data.',
  count: (n: number, shown: string) => `${shown} ${one(n, 'proposal', 'proposals')}`,
  about: 'About',
  property: 'Property',
  before: 'Now',
  after: 'Then',
  nothing: 'nothing',
  unnamedNode: 'a node without address',
  why: 'Why',
  answers: (n: number) =>
    one(n, 'Answers 1 finding of the validation.', `Answers ${n} findings of the validation.`),
  beyond: 'No rule asks for it; it helps those who find and reuse the data.',
  likely: 'To be decided by a person: right as far as the data tells. It is not among “all”.',
  elsewhere: 'In shared records',
  elsewhereIntro: 'These concern records of their own that others name, too. They are accepted there.',
  accept: 'Accept',
  acceptHeading: 'Accept proposals',
  acceptIntro:
    'Enter a token that may write this record. It is used for this request only: it is neither stored nor sent anywhere else.',
  token: 'Token',
  acceptChosen: 'Accept the chosen ones',
  acceptDone: 'Accepted. The record was mended.',
  acceptFailed: 'This was not accepted:',
  noneChosen: 'Choose at least one proposal.',
  byProgram: 'The same by the API:',
  needsScript: 'The buttons need JavaScript; without it, use the API.',
  mendedHeading: 'The record, mended',
  mendedIntro: (n: number, shown: string) =>
    n === 0
      ? 'Nothing had an obvious remedy.'
      : `${shown} ${one(n, 'change was made.', 'changes were made.')}`,
  open: 'For a person to decide',
  mendedRecord: 'The mended record as Turtle',
  again: 'Validate something else',
  reasons: {
    'text-means': ((from, to) => `The text “${from}” is the name of the concept ${to}.`) as Why,
    'iri-means': ((from, to) => `${from} is another name of the concept ${to}.`) as Why,
    'node-means': ((_, to) => `This node names the concept ${to}, or points at it.`) as Why,
    'said-already': ((from, to) => `${from} says once more what ${to} says already.`) as Why,
    'says-nothing': (() => 'This value is a node of which nothing is said.') as Why,
    'theme-beside': ((from, to) =>
      `The theme ${from} falls under the EU theme ${to}. Your own theme stays beside it.`) as Why,
    'format-of-media-type': ((from, to) => `A file of the media type ${from} has the format ${to}.`) as Why,
    'format-of-extension': ((from, to) =>
      `The address of the file, ${from}, ends like the format ${to}.`) as Why,
    'media-type-of-format': ((from, to) => `Files of the format ${from} have the media type ${to}.`) as Why,
    'licence-mapping': ((from, to) =>
      `How the licence ${from} stands beside ${to} of the EU table is known. The licence itself stays as it is.`) as Why,
    'licence-text-mapping': ((_, to) =>
      `The description of this licence names ${to}, or points at it.`) as Why,
    'category-implied': ((from, to) => `The category ${from} is implied by the more precise ${to}.`) as Why,
    'category-of-inspire-theme': ((from, to) =>
      `The only INSPIRE theme of the dataset is ${from}, which the Regulation’s annex puts under ${to}.`) as Why,
  },
};

export type MendMessages = typeof en;

const fr: MendMessages = {
  heading: 'Propositions de correction de cette fiche',
  of: 'Propositions pour',
  intro:
    'Les défauts de cette fiche qui ont un remède évident, chacun avec les déclarations exactes. Rien n’est modifié tant qu’une personne autorisée à écrire la fiche ne l’accepte. Ce qui est accepté devient un amendement et survit au prochain import de la source.',
  none: 'Il n’y a rien à proposer : ce qui reste à corriger dans cette fiche demande quelqu’un qui connaît les données.',
  count: (n, shown) => `${shown} ${n < 2 ? 'proposition' : 'propositions'}`,
  about: 'À propos de',
  property: 'Propriété',
  before: 'Avant',
  after: 'Après',
  nothing: 'rien',
  unnamedNode: 'un nœud sans adresse',
  why: 'Pourquoi',
  answers: (n) => one(n, 'Répond à 1 constat de la validation.', `Répond à ${n} constats de la validation.`),
  beyond: 'Aucune règle ne le demande ; cela aide à trouver et à réutiliser les données.',
  likely:
    'À décider par une personne : exacte, pour autant que les données permettent d’en juger. Elle ne fait pas partie de « toutes ».',
  elsewhere: 'Dans des fiches partagées',
  elsewhereIntro: 'Elles concernent des fiches à part entière, que d’autres citent aussi. On les accepte là.',
  accept: 'Accepter',
  acceptHeading: 'Accepter des propositions',
  acceptIntro:
    'Saisissez un jeton qui permet d’écrire cette fiche. Il ne sert qu’à cette requête : il n’est ni conservé ni transmis ailleurs.',
  token: 'Jeton',
  acceptChosen: 'Accepter celles qui sont cochées',
  acceptDone: 'Accepté. La fiche a été corrigée.',
  acceptFailed: 'Cela n’a pas été accepté :',
  noneChosen: 'Cochez au moins une proposition.',
  byProgram: 'La même chose par l’API :',
  needsScript: 'Les boutons demandent JavaScript ; sans lui, utilisez l’API.',
  mendedHeading: 'La fiche corrigée',
  mendedIntro: (n, shown) =>
    n === 0
      ? 'Rien n’avait de remède évident.'
      : `${shown} ${one(n, 'modification a été faite.', 'modifications ont été faites.')}`,
  open: 'À décider par une personne',
  mendedRecord: 'La fiche corrigée en Turtle',
  again: 'Valider autre chose',
  reasons: {
    'text-means': (from, to) => `Le texte « ${from} » est le nom du concept ${to}.`,
    'iri-means': (from, to) => `${from} est un autre nom du concept ${to}.`,
    'node-means': (_, to) => `Ce nœud nomme le concept ${to}, ou y renvoie.`,
    'said-already': (from, to) => `${from} répète ce que ${to} dit déjà.`,
    'says-nothing': () => 'Cette valeur est un nœud dont rien n’est dit.',
    'theme-beside': (from, to) =>
      `Le thème ${from} relève du thème européen ${to}. Votre propre thème reste à côté.`,
    'format-of-media-type': (from, to) => `Un fichier du type de média ${from} a le format ${to}.`,
    'format-of-extension': (from, to) =>
      `L’adresse du fichier, ${from}, se termine comme celles du format ${to}.`,
    'media-type-of-format': (from, to) => `Les fichiers du format ${from} ont le type de média ${to}.`,
    'licence-mapping': (from, to) =>
      `On sait comment la licence ${from} se situe par rapport à ${to} de la table européenne. La licence elle-même ne change pas.`,
    'licence-text-mapping': (_, to) => `La description de cette licence nomme ${to}, ou y renvoie.`,
    'category-implied': (from, to) => `La catégorie ${from} est comprise dans ${to}, plus précise.`,
    'category-of-inspire-theme': (from, to) =>
      `Le seul thème INSPIRE du jeu de données est ${from}, que l’annexe du règlement range sous ${to}.`,
  },
};

const MESSAGES: Record<Lang, MendMessages> = { en, fr };

export const mendMessagesOf = (lang: Lang): MendMessages => MESSAGES[lang];
