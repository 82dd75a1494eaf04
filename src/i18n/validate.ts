/**
 * The strings of the pages about validation, shapes and vocabularies. English is the model of the type.
 */
import type { Lang } from './languages.ts';

const one = (n: number, single: string, many: string): string => (n === 1 ? single : many);
/** French counts none as one. */
const oneOrNone = (n: number, single: string, many: string): string => (n < 2 ? single : many);

const en = {
  formHeading: 'Validate metadata',
  formIntro:
    'Check a dataset, a data service or a whole catalogue against DCAT-AP and the rules for high-value datasets. Nothing is stored, and no account is needed.',
  fieldText: 'Paste RDF',
  fieldTextHint: 'Turtle, JSON-LD, RDF/XML, N-Triples, TriG or N-Quads',
  fieldFile: 'Or choose a file',
  fieldFileHint: (size: string) => `Compressed with gzip or not, at most ${size}`,
  fieldUrl: 'Or give the address of a document',
  fieldFormat: 'Format',
  formatAuto: 'Recognise by itself',
  fieldProfiles: 'Profiles',
  profileHvdNote: 'judges only what claims to be high-value data',
  fieldMend: 'Mending',
  mendChoice: 'Mend what has one obvious remedy, and show the changes and the mended data',
  submit: 'Validate',
  programs: 'For programs',
  programsIntro: 'The same by POST, with the report as JSON, RDF (SHACL) or HTML:',
  allShapes: 'Profiles and their rules',
  errorHeading: 'This could not be validated',

  reportHeading: 'Validation report',
  noFinding: 'no finding',
  proposals: 'What could be mended',
  validation: 'Validation',
  details: 'All findings',
  conforms: 'No violation was found.',
  conformsNot: (n: number, formatted: string) =>
    `${formatted} ${one(n, 'violation was found.', 'violations were found.')}`,
  incomplete: 'A part of the input could not be read, so it was not judged.',
  noRecord: 'No catalogue, dataset, series or data service was found: there was nothing to judge.',
  again: 'Validate something else',
  origin: {
    body: 'the body of the request',
    text: 'the pasted text',
    file: 'the file',
    url: 'the document at',
  },
  about: (statements: number, records: number, format: (n: number) => string) =>
    `${format(statements)} ${one(statements, 'statement', 'statements')}, ${format(records)} ${one(records, 'record', 'records')}`,
  violations: (n: number) => one(n, 'violation', 'violations'),
  warnings: (n: number) => one(n, 'warning', 'warnings'),
  infos: (n: number) => one(n, 'hint', 'hints'),
  severity: { violation: 'Violation', warning: 'Warning', info: 'Hint' },
  profilesHeading: 'By profile',
  profile: 'Profile',
  judged: 'Records judged',
  failing: 'With violations',
  notApplicable: 'not judged: no record claims to be high-value data',
  issuesHeading: 'What reading the input found',
  issuesMore: (n: string) => `Further ones, not listed: ${n}.`,
  issueKinds: { syntax: 'Not read', dropped: 'Left out', repaired: 'Mended' },
  line: (line: number, column: number | undefined) =>
    column === undefined ? `line ${line}` : `line ${line}, column ${column}`,
  rulesHeading: 'By rule',
  rule: 'Rule',
  property: 'Property',
  findings: 'Findings',
  records: 'Records',
  recordsHeading: 'By record',
  canBeMended: 'Can be mended',
  mendable: (n: number, formatted: string, isWhole: boolean) =>
    isWhole
      ? `${formatted} ${one(n, 'remedy is', 'remedies are')} known, listed with the records.`
      : `The first ${formatted} remedies are listed with the records; there are more.`,
  mendThis: 'Validate again, with mending',
  recordsClean: (n: number, formatted: string) =>
    `${formatted} ${one(n, 'record has', 'records have')} no finding.`,
  recordsMore: (n: string) =>
    `Further records with findings, not shown here: ${n}. Ask for the report as JSON to see all.`,
  findingsMore: (n: string) => `Further findings of this record, not shown here: ${n}.`,
  omitted: (n: string) => `Further findings, counted and not listed: ${n}.`,
  unnamedRecord: 'Statements that belong to no record',
  unnamedNode: 'Node without name',
  withoutIri: 'no IRI of its own',
  valueOf: 'value of',
  ofNode: (name: string) => `of ${name}`,
  aText: 'The text',
  value: 'Value found',
  values: (n: string) => `${n} values`,
  valuesFound: 'Values found',
  onNode: 'On',
  explanation: 'Explanation in the specification',
  acrossRecords: 'about another record: it never blocks a write',
  howToMend:
    'Each message says how to mend what it found; the link leads to the section of the specification.',
  theRecord: 'The resource itself',

  shapesHeading: 'Profiles',
  shapesIntro: 'What records are validated against. The rules of each profile are published as SHACL shapes.',
  alias: 'Also as',
  specification: 'Specification',
  extends: 'Builds on',
  appliesHvd: 'Judges only resources that claim to be high-value data.',
  tryIt: 'Validate with this profile',
  rulesCount: (n: number, formatted: string) => `${formatted} ${one(n, 'rule', 'rules')}`,
  message: 'Message',
  obligation: 'Severity',

  vocabHeading: 'Vocabularies',
  vocabIntro:
    'The lists of values in force: their codes, names and relations, and what else is read as one of them.',
  vocabulary: 'Vocabulary',
  identifier: 'Identifier (IRI)',
  version: 'Version',
  concepts: 'Concepts',
  mappings: 'Mappings',
  code: 'Code',
  labels: 'Names',
  relations: 'Relations',
  deprecated: 'no longer in use',
  relationNames: {
    broader: 'Broader',
    narrower: 'Narrower',
    exactMatch: 'Same as',
    closeMatch: 'Close to',
    narrowMatch: 'Narrower match',
    broadMatch: 'Broader match',
    isReplacedBy: 'Replaced by',
  },
  mappingTable: 'Values mapped to this vocabulary',
  mapped: 'Value',
};

export type ValidateMessages = typeof en;

const fr: ValidateMessages = {
  formHeading: 'Valider des métadonnées',
  formIntro:
    'Vérifiez un jeu de données, un service de données ou tout un catalogue selon DCAT-AP et les règles des ensembles de données de forte valeur. Rien n’est enregistré, aucun compte n’est nécessaire.',
  fieldText: 'Collez du RDF',
  fieldTextHint: 'Turtle, JSON-LD, RDF/XML, N-Triples, TriG ou N-Quads',
  fieldFile: 'Ou choisissez un fichier',
  fieldFileHint: (size) => `Compressé avec gzip ou non, ${size} au plus`,
  fieldUrl: 'Ou donnez l’adresse d’un document',
  fieldFormat: 'Format',
  formatAuto: 'Reconnaître automatiquement',
  fieldProfiles: 'Profils',
  profileHvdNote: 'ne juge que ce qui se déclare de forte valeur',
  fieldMend: 'Correction',
  mendChoice: 'Corriger ce qui a un remède évident, et montrer les modifications et les données corrigées',
  submit: 'Valider',
  programs: 'Pour les programmes',
  programsIntro: 'La même chose par POST, avec le rapport en JSON, en RDF (SHACL) ou en HTML\u00a0:',
  allShapes: 'Les profils et leurs règles',
  errorHeading: 'La validation n’a pas pu se faire',

  reportHeading: 'Rapport de validation',
  noFinding: 'aucun constat',
  proposals: 'Ce qui peut être corrigé',
  validation: 'Validation',
  details: 'Tous les constats',
  conforms: 'Aucune violation n’a été trouvée.',
  conformsNot: (n, formatted) =>
    `${formatted} ${oneOrNone(n, 'violation a été trouvée.', 'violations ont été trouvées.')}`,
  incomplete: 'Une partie des données n’a pas pu être lue\u00a0: elle n’a pas été jugée.',
  noRecord:
    'Aucun catalogue, jeu de données, série ou service n’a été trouvé\u00a0: il n’y avait rien à juger.',
  again: 'Valider autre chose',
  origin: {
    body: 'le corps de la requête',
    text: 'le texte collé',
    file: 'le fichier',
    url: 'le document à l’adresse',
  },
  about: (statements, records, format) =>
    `${format(statements)} ${oneOrNone(statements, 'déclaration', 'déclarations')}, ${format(records)} ${oneOrNone(records, 'fiche', 'fiches')}`,
  violations: (n) => oneOrNone(n, 'violation', 'violations'),
  warnings: (n) => oneOrNone(n, 'avertissement', 'avertissements'),
  infos: (n) => oneOrNone(n, 'conseil', 'conseils'),
  severity: { violation: 'Violation', warning: 'Avertissement', info: 'Conseil' },
  profilesHeading: 'Par profil',
  profile: 'Profil',
  judged: 'Fiches jugées',
  failing: 'Avec violations',
  notApplicable: 'non jugé\u00a0: aucune fiche ne se déclare de forte valeur',
  issuesHeading: 'Ce que la lecture a trouvé',
  issuesMore: (n) => `Autres, non énumérés : ${n}.`,
  issueKinds: { syntax: 'Non lu', dropped: 'Écarté', repaired: 'Corrigé' },
  line: (line, column) => (column === undefined ? `ligne ${line}` : `ligne ${line}, colonne ${column}`),
  rulesHeading: 'Par règle',
  rule: 'Règle',
  property: 'Propriété',
  findings: 'Constats',
  records: 'Fiches',
  recordsHeading: 'Par fiche',
  canBeMended: 'Peut être corrigé',
  mendable: (n, formatted, isWhole) =>
    isWhole
      ? `${formatted} ${oneOrNone(n, 'remède est connu, indiqué', 'remèdes sont connus, indiqués')} auprès des fiches.`
      : `Les ${formatted} premiers remèdes sont indiqués auprès des fiches ; il y en a d’autres.`,
  mendThis: 'Valider à nouveau, en corrigeant',
  recordsClean: (n, formatted) => `${formatted} ${oneOrNone(n, 'fiche est', 'fiches sont')} sans constat.`,
  recordsMore: (n) =>
    `Autres fiches avec constats, non montrées ici\u00a0: ${n}. Demandez le rapport en JSON pour tout voir.`,
  findingsMore: (n) => `Autres constats de cette fiche, non montrés ici\u00a0: ${n}.`,
  omitted: (n) => `Autres constats, comptés sans être énumérés\u00a0: ${n}.`,
  unnamedRecord: 'Déclarations qui n’appartiennent à aucune fiche',
  unnamedNode: 'Nœud sans nom',
  withoutIri: 'sans IRI propre',
  valueOf: 'valeur de',
  ofNode: (name) => `de ${name}`,
  aText: 'Le texte',
  value: 'Valeur trouvée',
  values: (n) => `${n} valeurs`,
  valuesFound: 'Valeurs trouvées',
  onNode: 'Sur',
  explanation: 'Explication dans la spécification',
  acrossRecords: 'porte sur une autre fiche\u00a0: ne bloque jamais une écriture',
  howToMend:
    'Chaque message dit comment corriger ce qu’il constate\u00a0; le lien mène à la section de la spécification.',
  theRecord: 'La ressource elle-même',

  shapesHeading: 'Profils',
  shapesIntro:
    'Les profils selon lesquels les fiches sont validées. Les règles de chacun sont publiées en SHACL.',
  alias: 'Aussi sous',
  specification: 'Spécification',
  extends: 'Complète',
  appliesHvd: 'Ne juge que les ressources qui se déclarent de forte valeur.',
  tryIt: 'Valider selon ce profil',
  rulesCount: (n, formatted) => `${formatted} ${oneOrNone(n, 'règle', 'règles')}`,
  message: 'Message',
  obligation: 'Gravité',

  vocabHeading: 'Vocabulaires',
  vocabIntro:
    'Les listes de valeurs en vigueur\u00a0: leurs codes, leurs noms et leurs relations, et ce qui est lu comme l’une d’elles.',
  vocabulary: 'Vocabulaire',
  identifier: 'Identifiant (IRI)',
  version: 'Version',
  concepts: 'Concepts',
  mappings: 'Correspondances',
  code: 'Code',
  labels: 'Noms',
  relations: 'Relations',
  deprecated: 'n’est plus en usage',
  relationNames: {
    broader: 'Plus général',
    narrower: 'Plus précis',
    exactMatch: 'Identique à',
    closeMatch: 'Proche de',
    narrowMatch: 'Correspondance plus précise',
    broadMatch: 'Correspondance plus générale',
    isReplacedBy: 'Remplacé par',
  },
  mappingTable: 'Valeurs rattachées à ce vocabulaire',
  mapped: 'Valeur',
};

const MESSAGES: Readonly<Record<Lang, ValidateMessages>> = { en, fr };

export const validateMessagesOf = (lang: Lang): ValidateMessages => MESSAGES[lang];
