/** The French texts of what queries and named graphs can do wrong, once they are understood as a request. */
import type { ProblemTexts } from './problems.ts';

export const QUERY_PROBLEMS_FR: ProblemTexts = {
  'sparql-syntax': {
    detail: 'La requête n’est pas du SPARQL 1.1 : elle ne se lit plus à la ligne {line}, colonne {column}.',
    hint: 'La grammaire : https://www.w3.org/TR/sparql11-query/#grammar',
  },
  'sparql-limit-query-chars': {
    detail: 'La requête a {size} caractères ; la limite est de {limit}.',
    hint: 'Envoyez une requête plus courte ; une longue liste VALUES peut être posée en plusieurs fois.',
  },
  'sparql-limit-patterns': {
    detail: 'La requête a {size} motifs, pas de chemins et agrégats ; la limite est de {limit}.',
    hint: 'Demandez moins à la fois.',
  },
  'sparql-limit-depth': {
    detail: 'La requête a {size} niveaux d’imbrication ; la limite est de {limit}.',
    hint: 'Imbriquez moins de groupes et d’expressions.',
  },
  'sparql-limit-rows': {
    detail: 'La réponse a {size} lignes ou plus ; la limite est de {limit}.',
    hint: 'Ajoutez LIMIT et OFFSET, ou demandez plus précisément.',
  },
  'sparql-limit-bytes': {
    detail: 'La réponse a {size} octets ou plus ; la limite est de {limit}.',
    hint: 'Demandez moins de colonnes ou de lignes.',
  },
  'sparql-limit-time-ms': {
    detail: 'La requête a pris {size} millisecondes ou plus ; la limite est de {limit}.',
    hint: 'Demandez plus précisément, ou ajoutez LIMIT.',
  },
  'sparql-limit-steps': {
    detail: 'La requête demande trop à la base de données : {size} pas ou plus ; la limite est de {limit}.',
    hint: 'Reliez les motifs par des variables communes, demandez plus précisément, ou comptez moins de choses à la fois.',
  },
  'sparql-limit-text': {
    detail: 'Un texte que la requête fabrique a {size} caractères ou plus ; la limite est de {limit}.',
    hint: 'Joignez des textes moins nombreux ou plus courts.',
  },
  'sparql-service': {
    detail: 'SERVICE n’est pas permis pour ce point d’accès.',
    hint: 'Qui gère le catalogue peut en permettre par SPARQL_SERVICES.',
  },
  'sparql-service-failed': {
    detail: 'Le point d’accès nommé par SERVICE n’a pas donné de réponse utilisable.',
  },
  'sparql-function': {
    detail: 'La requête emploie une fonction qui n’existe pas ici.',
    hint: 'Les fonctions sont celles de SPARQL 1.1, § 17.4.',
  },
  'sparql-unsupported': {
    detail: 'LIMIT et OFFSET pour chaque graphe d’une clause GRAPH à variable ne sont pas possibles.',
    hint: 'Nommez le graphe, ou coupez la réponse entière.',
  },
  'sparql-failed': { detail: 'La requête n’a pas pu être évaluée.' },
  'query-too-costly': {
    detail:
      'La requête demande {size} lignes de la base ou plus là où SQL seul ne peut pas répondre ; la limite est de {limit}.',
    hint: 'Rendez ses motifs plus précis.',
  },
  'query-regex': {
    detail:
      'L’expression régulière est trop longue, ou demande ce qui ne se fait pas en temps linéaire : les références arrière, par exemple.',
  },
  'query-fetch-refused': { detail: 'Une requête ne va rien chercher ailleurs.' },
  'store-changed': {
    detail: 'Le catalogue a changé pendant que la réponse se préparait.',
    hint: 'Posez la requête à nouveau.',
  },
  'graph-missing': {
    detail: 'La demande ne nomme aucun graphe.',
    hint: 'Donnez un IRI absolu dans le paramètre graph, par exemple celui d’une fiche.',
  },
  'graph-ambiguous': {
    detail: 'La demande nomme plusieurs graphes ; il en faut un.',
    hint: 'Donnez un IRI absolu dans le paramètre graph, par exemple celui d’une fiche.',
  },
  'graph-invalid': {
    detail: '« {graph} » n’est pas un IRI absolu.',
    hint: 'Donnez un IRI absolu dans le paramètre graph, par exemple celui d’une fiche.',
  },
  'no-such-graph': {
    detail: 'Il n’y a pas de graphe {graph}.',
    hint: 'Il y a ceux des fiches, des vocabulaires et des résultats de validation.',
  },
  'graph-too-large': {
    detail: 'Le graphe {graph} a plus de {limit} déclarations, la limite d’une réponse.',
    hint: 'Demandez à /sparql ce qu’il en faut, avec GRAPH.',
  },
  'graph-not-a-record': {
    detail: 'Ce graphe n’est pas celui d’une fiche, et il n’y en a pas d’autres à écrire.',
  },
  'method-not-for-graph': {
    detail: '{method} n’est pas possible pour ce graphe ; sont possibles : {allow}.',
  },
};
