/**
 * What each operation of the API does, in the reader's language: for the OpenAPI document and the page that is made
 * from it. English is the model of the type.
 */
import type { Lang } from './languages.ts';

export interface OperationText {
  readonly summary: string;
  readonly description: string;
}

const en = {
  listRecords: {
    summary: 'Search and list records',
    description:
      'Datasets, data services, series and catalogues, in pages. A search has the best matches first; without one, pages hold still while others write. Follow `next` to the end for the whole list.',
  },
  getRecord: {
    summary: 'Get one record',
    description:
      'Everything that is known of a dataset, data service, series or catalogue. A deleted one is 410.',
  },
  listFacets: {
    summary: 'Count what a list can be narrowed down by',
    description:
      'For the same parameters as the list: themes, publishers, formats, licences and more, each with the number of records. A parameter is counted with the filters of all others.',
  },
  describeCatalogue: {
    summary: 'Describe the catalogue',
    description: 'Its title and publisher, how much there is in it, and other ways to the same data.',
  },
  exportRecords: {
    summary: 'Export records as a table',
    description:
      'The whole list, not one page, as CSV with one line a record (RFC 4180, UTF-8 with a byte order mark). Several values of a cell are parted by ` | `. A text that a spreadsheet would run as a formula has an apostrophe before it.',
  },
  exportDistributions: {
    summary: 'Export files and interfaces as a table',
    description:
      'The distributions of the whole list as CSV, one line each, with the dataset that they belong to.',
  },
  helpWithLicence: {
    summary: 'Find a licence',
    description:
      'From a few plain questions to a licence. Each request has the answers so far. Help, and no legal advice.',
  },
  getOutcomes: {
    summary: 'See how the records stand',
    description:
      'For each validation profile in force: how many records break it, by kind too, and how many wait to be judged.',
  },
  listOutcomes: {
    summary: 'List the records that stand so',
    description:
      'The records behind each number of the totals, shared ones (agents, contact points, licences) among them.',
  },
  listSources: {
    summary: 'List the sources',
    description:
      'Who says something of the records here: their own portals, imports, and what is edited here.',
  },
  describeApi: {
    summary: 'List the operations',
    description: 'JSON for programs; browsers get a page with forms to try each operation.',
  },
  getOpenApi: { summary: 'Get this description', description: 'The OpenAPI 3.1 document of the API.' },
  validate: {
    summary: 'Validate RDF',
    description: 'Judges records before they are published. No token is needed, and nothing is stored.',
  },
  importRecords: {
    summary: 'Import many records',
    description:
      'Whole records in any RDF format, gzipped or not. What is refused does not keep the rest from being stored. Sent again, it changes nothing.',
  },
  listAmendments: {
    summary: 'List the amendments of a record',
    description: 'What curators added and withdrew. The list names people and needs a token.',
  },
  addAmendments: {
    summary: 'Amend a record',
    description: 'Adds or withdraws statements. Amendments survive the next import of the source.',
  },
  dropAmendment: { summary: 'Drop an amendment', description: 'The record is again what its sources say.' },
  judgeRecords: {
    summary: 'Judge records that wait',
    description: 'Validates up to 200 records that changed. The cron does the same.',
  },
  changeSource: {
    summary: 'Make or change a source',
    description:
      'Its title, how and when it is harvested, and whether other portals may harvest it from here. What is left out stays. Secrets are written and never shown again: they read as `set`, and sent back so they stay. For the administrator.',
  },
  getSource: {
    summary: 'Get a source',
    description: 'With its configuration. For the administrator.',
  },
  giveUpSource: {
    summary: 'Give a source up',
    description:
      'It is harvested no longer. With `records=withdraw` its descriptions go, some hundred a request: send it again until `remaining` is 0. For the administrator.',
  },
  previewSource: {
    summary: 'Preview a source',
    description:
      'Reads its first datasets and stores nothing: what would become of each, what would change in it, and what the profiles say. The body may have a configuration that is not saved. For the administrator.',
  },
  listRuns: {
    summary: 'List the runs of a source',
    description: 'The newest first.',
  },
  startRun: {
    summary: 'Read a source now',
    description: 'One run at a time. For the administrator.',
  },
  getRun: {
    summary: 'Get the report on a run',
    description:
      'What was read, what became of it, in numbers and in words, and how the records of the source stand now.',
  },
  listRunProblems: {
    summary: 'List the problems of a run',
    description: 'In the order in which they were met. Follow `next`.',
  },
  exportRunProblems: {
    summary: 'Export the problems of a run',
    description: 'All of them as CSV.',
  },
  confirmRun: {
    summary: 'Confirm a removal',
    description: 'Of a run that waits, because more is gone than may go by itself. For the administrator.',
  },
  cancelRun: {
    summary: 'Cancel a run',
    description: 'What it stored stays; what a run that waits would remove stays too. For the administrator.',
  },
  listDescriptions: {
    summary: 'See what each source says of a record',
    description:
      'Statements as N-Triples, those that were derived apart from those that were given. What is not published is shown to bearers of a token.',
  },
  listTokens: { summary: 'List tokens', description: 'Without their secrets. For the administrator.' },
  createToken: {
    summary: 'Make a token',
    description: 'The secret is in this answer only. For the administrator.',
  },
  revokeToken: { summary: 'Revoke a token', description: 'It stays in the list. For the administrator.' },
  rebase: {
    summary: 'Move the store to another BASE_URL',
    description:
      'To the one of the configuration: all IRIs of the catalogue’s own move. For the administrator.',
  },
} as const satisfies Readonly<Record<string, OperationText>>;

export type OperationId = keyof typeof en;

const fr: Readonly<Record<OperationId, OperationText>> = {
  listRecords: {
    summary: 'Chercher et lister les fiches',
    description:
      'Jeux de données, services, séries et catalogues, par pages. Une recherche donne d’abord ce qui correspond le mieux ; sans recherche, les pages ne bougent pas pendant que d’autres écrivent. Suivez `next` jusqu’au bout pour la liste entière.',
  },
  getRecord: {
    summary: 'Lire une fiche',
    description:
      'Tout ce que l’on sait d’un jeu de données, d’un service, d’une série ou d’un catalogue. Une fiche supprimée répond 410.',
  },
  listFacets: {
    summary: 'Compter ce qui permet d’affiner une liste',
    description:
      'Pour les mêmes paramètres que la liste : thèmes, éditeurs, formats, licences et autres, chacun avec le nombre de fiches. Un paramètre est compté avec les filtres de tous les autres.',
  },
  describeCatalogue: {
    summary: 'Décrire le catalogue',
    description: 'Son titre et son éditeur, combien il contient, et les autres accès aux mêmes données.',
  },
  exportRecords: {
    summary: 'Exporter les fiches en tableau',
    description:
      'La liste entière, et non une page, en CSV : une ligne par fiche (RFC 4180, UTF-8 avec marque d’ordre des octets). Plusieurs valeurs d’une cellule sont séparées par ` | `. Un texte qu’un tableur exécuterait comme formule est précédé d’une apostrophe.',
  },
  exportDistributions: {
    summary: 'Exporter les fichiers et interfaces en tableau',
    description: 'Les distributions de la liste entière en CSV, une ligne chacune, avec leur jeu de données.',
  },
  helpWithLicence: {
    summary: 'Trouver une licence',
    description:
      'De quelques questions simples à une licence. Chaque requête porte les réponses déjà données. Une aide, et non un conseil juridique.',
  },
  getOutcomes: {
    summary: 'Voir où en sont les fiches',
    description:
      'Pour chaque profil de validation en vigueur : combien de fiches l’enfreignent, et combien attendent d’être jugées.',
  },
  listOutcomes: {
    summary: 'Lister les fiches derrière un nombre',
    description:
      'Les fiches derrière chaque nombre des totaux, y compris celles que d’autres partagent (organismes, contacts, licences).',
  },
  listSources: {
    summary: 'Lister les sources',
    description:
      'Qui dit quelque chose des fiches : leurs propres portails, les imports, et ce qui est saisi ici.',
  },
  describeApi: {
    summary: 'Lister les opérations',
    description:
      'Du JSON pour les programmes ; les navigateurs reçoivent une page de formulaires pour essayer.',
  },
  getOpenApi: { summary: 'Lire cette description', description: 'Le document OpenAPI 3.1 de l’API.' },
  validate: {
    summary: 'Valider du RDF',
    description:
      'Juge des fiches avant leur publication. Aucun jeton n’est nécessaire, et rien n’est conservé.',
  },
  importRecords: {
    summary: 'Importer des fiches',
    description:
      'Des fiches entières dans tout format RDF, compressées ou non. Ce qui est refusé n’empêche pas le reste d’être conservé. Un nouvel envoi ne change rien.',
  },
  listAmendments: {
    summary: 'Lister les amendements d’une fiche',
    description: 'Ce qui a été ajouté et retiré à la main. La liste nomme des personnes et demande un jeton.',
  },
  addAmendments: {
    summary: 'Amender une fiche',
    description:
      'Ajoute ou retire des déclarations. Les amendements survivent au prochain import de la source.',
  },
  dropAmendment: {
    summary: 'Abandonner un amendement',
    description: 'La fiche redevient ce que disent ses sources.',
  },
  judgeRecords: {
    summary: 'Juger les fiches qui attendent',
    description: 'Valide jusqu’à 200 fiches qui ont changé. La tâche planifiée fait de même.',
  },
  changeSource: {
    summary: 'Créer ou modifier une source',
    description:
      'Son titre, comment et quand elle est moissonnée, et si d’autres portails peuvent la moissonner ici. Ce qui manque reste. Les secrets s’écrivent et ne se lisent plus : ils valent `set` à la lecture et, renvoyés ainsi, restent. Réservé à l’administrateur.',
  },
  getSource: {
    summary: 'Lire une source',
    description: 'Avec sa configuration. Réservé à l’administrateur.',
  },
  giveUpSource: {
    summary: 'Abandonner une source',
    description:
      'Elle n’est plus moissonnée. Avec `records=withdraw`, ses descriptions sont retirées, quelques centaines par requête : à répéter jusqu’à ce que `remaining` soit 0. Réservé à l’administrateur.',
  },
  previewSource: {
    summary: 'Prévisualiser une source',
    description:
      'Lit ses premiers jeux de données sans rien enregistrer : ce que chacun deviendrait, ce qui y changerait, ce qu’en disent les profils. Le corps peut avoir une configuration qui n’est pas enregistrée. Réservé à l’administrateur.',
  },
  listRuns: {
    summary: 'Lister les lectures d’une source',
    description: 'La plus récente d’abord.',
  },
  startRun: {
    summary: 'Lire une source maintenant',
    description: 'Une lecture à la fois. Réservé à l’administrateur.',
  },
  getRun: {
    summary: 'Lire le rapport d’une lecture',
    description:
      'Ce qui a été lu, ce qui en est advenu, en chiffres et en mots, et où en sont les fiches de la source.',
  },
  listRunProblems: {
    summary: 'Lister les problèmes d’une lecture',
    description: 'Dans l’ordre où ils ont été rencontrés. Suivez `next`.',
  },
  exportRunProblems: {
    summary: 'Exporter les problèmes d’une lecture',
    description: 'Tous, en CSV.',
  },
  confirmRun: {
    summary: 'Confirmer un retrait',
    description:
      'D’une lecture qui attend, parce qu’il manque plus que ce qui peut être retiré d’office. Réservé à l’administrateur.',
  },
  cancelRun: {
    summary: 'Annuler une lecture',
    description:
      'Ce qu’elle a enregistré reste ; ce que retirerait une lecture qui attend reste aussi. Réservé à l’administrateur.',
  },
  listDescriptions: {
    summary: 'Voir ce que chaque source dit d’une fiche',
    description:
      'Des déclarations en N-Triples, les déduites à part des fournies. Ce qui n’est pas publié n’est montré qu’aux porteurs d’un jeton.',
  },
  listTokens: {
    summary: 'Lister les jetons',
    description: 'Sans leurs secrets. Réservé à l’administrateur.',
  },
  createToken: {
    summary: 'Créer un jeton',
    description: 'Le secret n’est que dans cette réponse. Réservé à l’administrateur.',
  },
  revokeToken: {
    summary: 'Révoquer un jeton',
    description: 'Il reste dans la liste. Réservé à l’administrateur.',
  },
  rebase: {
    summary: 'Déplacer le catalogue vers un autre BASE_URL',
    description:
      'Vers celui de la configuration : tous les IRI propres au catalogue changent. Réservé à l’administrateur.',
  },
};

const TEXTS: Readonly<Record<Lang, Readonly<Record<OperationId, OperationText>>>> = { en, fr };

export const operationTextsOf = (lang: Lang): Readonly<Record<OperationId, OperationText>> => TEXTS[lang];

export const OPERATION_IDS = Object.keys(en) as readonly OperationId[];
