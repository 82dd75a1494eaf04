/**
 * The strings of the query editor. The keys of `examples` are the names in `http/sparql-examples.ts`. English is the
 * model of the type.
 */
import type { Lang } from './languages.ts';
import type { ProblemTexts } from './problems.ts';

const en = {
  heading: 'Query the catalogue',
  intro:
    'Ask the whole catalogue with SPARQL 1.1. Nothing can be changed here, every query ends, and an answer is whole or an error.',
  query: 'Query',
  format: 'Format',
  formatsTable: 'Tables (SELECT, ASK)',
  formatsGraph: 'Graphs (CONSTRUCT, DESCRIBE)',
  run: 'Run',
  stop: 'Stop',
  download: 'Get the answer as a file',
  keys: 'Ctrl+Enter runs the query, Ctrl+Space completes prefixes and variables.',
  results: 'Answer',
  pageSize: 'Rows on a page',
  running: 'The query is running.',
  done: 'The answer is there.',
  failed: 'The query failed.',
  at: (line: string, column: string) => `Line ${line}, column ${column}`,
  expected: 'Expected:',
  examplesHeading: 'Queries to begin with',
  examples: {
    hvdByCategory: 'High-value datasets by category',
    withoutLicence: 'Datasets without a licence',
    formats: 'Formats of the data',
    newThisMonth: 'New this month',
    byPublisher: 'Datasets by publisher',
    describe: 'All of one dataset, as a graph',
  },
  reportHeading: 'Checks of the EU’s report on high-value data',
  reportIntro: 'Each answers one number, which this page shows and explains:',
  programs: 'For programs',
  programsIntro:
    'The endpoint speaks the SPARQL 1.1 Protocol, by GET and POST. Without a query, an RDF client gets the description of the service.',
  description: 'Description of the service',
  statistics: 'Figures of the data (VoID)',
  openInEditor: 'Open in the editor',
};

type SparqlMessages = typeof en;

const fr: SparqlMessages = {
  heading: 'Interroger le catalogue',
  intro:
    'Posez vos questions à tout le catalogue en SPARQL 1.1. Rien ne peut être modifié ici, toute requête prend fin, et une réponse est entière ou une erreur.',
  query: 'Requête',
  format: 'Format',
  formatsTable: 'Tableaux (SELECT, ASK)',
  formatsGraph: 'Graphes (CONSTRUCT, DESCRIBE)',
  run: 'Exécuter',
  stop: 'Arrêter',
  download: 'Obtenir la réponse en fichier',
  keys: 'Ctrl+Entrée exécute la requête, Ctrl+Espace complète préfixes et variables.',
  results: 'Réponse',
  pageSize: 'Lignes par page',
  running: 'La requête est en cours.',
  done: 'La réponse est arrivée.',
  failed: 'La requête a échoué.',
  at: (line, column) => `Ligne ${line}, colonne ${column}`,
  expected: 'Attendu :',
  examplesHeading: 'Requêtes pour commencer',
  examples: {
    hvdByCategory: 'Jeux de données de forte valeur par catégorie',
    withoutLicence: 'Jeux de données sans licence',
    formats: 'Formats des données',
    newThisMonth: 'Nouveautés du mois',
    byPublisher: 'Jeux de données par éditeur',
    describe: 'Tout d’un jeu de données, en graphe',
  },
  reportHeading: 'Contrôles du rapport de l’UE sur les données de forte valeur',
  reportIntro: 'Chacune donne un nombre, que cette page montre et explique :',
  programs: 'Pour les programmes',
  programsIntro:
    'Le point d’accès suit le protocole SPARQL 1.1, par GET et POST. Sans requête, un client RDF reçoit la description du service.',
  description: 'Description du service',
  statistics: 'Chiffres des données (VoID)',
  openInEditor: 'Ouvrir dans l’éditeur',
};

const MESSAGES: Record<Lang, SparqlMessages> = { en, fr };

export const sparqlMessagesOf = (lang: Lang): SparqlMessages => MESSAGES[lang];

/** The French texts of what a request can do wrong. */
export const SPARQL_PROBLEMS_FR: ProblemTexts = {
  'query-missing': {
    detail: 'La demande n’a pas de requête.',
    hint: 'Envoyez-la dans le paramètre query, ou comme corps de type application/sparql-query.',
  },
  'query-repeated': { detail: 'La demande a {size} requêtes ; elle doit en avoir une.' },
  'sparql-update': {
    detail: 'SPARQL Update n’est pas possible ici : ce point d’accès ne fait que lire.',
    hint: 'Les fiches s’écrivent avec PUT et DELETE à leurs propres adresses.',
  },
  'query-too-large': { detail: 'La demande est trop grande : la limite est de {limit} octets.' },
  'query-not-utf8': { detail: 'La requête n’est pas en UTF-8.' },
  'query-type-unsupported': {
    detail: 'Une requête ne s’envoie pas sous cette forme.',
    hint: 'Types admis : {types}.',
  },
  'format-unfit': {
    detail: 'La réponse de {form} ne tient pas dans le format {format}.',
    hint: 'Formats possibles : {formats}.',
  },
  'parameter-invalid format': {
    detail: 'Le format « {value} » n’existe pas.',
    hint: 'Formats possibles : {choices}.',
  },
  'parameter-invalid timeout': { detail: 'Le paramètre timeout doit être un nombre de millisecondes.' },
};
