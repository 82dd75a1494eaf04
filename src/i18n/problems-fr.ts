/** The French texts of errors: of all that reading can meet. */
import type { ProblemTexts } from './problems.ts';

export const PROBLEMS_FR: ProblemTexts = {
  'not-found': { detail: 'Il n’y a rien à l’adresse {path}.' },
  'parameter-unknown': {
    detail: 'Il n’y a pas ici de paramètre « {parameter} ».',
    hint: 'Paramètres : {choices}.',
  },
  'no-such-operation': {
    detail: 'Il n’y a pas d’opération « {operation} » à essayer.',
  },
  'no-such-record': { detail: 'Il n’y a pas de fiche « {id} ».', hint: 'Cherchez dans le catalogue.' },
  'no-such-hvd': {
    detail: 'Aucune fiche « {id} » ne se dit de forte valeur.',
    hint: 'La liste est à l’adresse /hvd.',
  },
  'no-such-harvester': {
    detail: 'Le moissonneur « {id} » n’est pas connu.',
    hint: 'On connaît : {known}.',
  },
  'not-harvested': {
    detail:
      'La fiche {id} n’est ni un jeu de données, ni un service, ni une série : aucun moissonneur ne la prend.',
  },
  'no-such-catalog': { detail: 'Il n’y a pas de catalogue « {id} ».' },
  'no-such-sitemap': { detail: 'Le plan du site n’a pas de partie « {name} ».' },
  'no-such-distribution': { detail: 'Il n’y a pas de distribution {iri}.' },
  'no-such-node': { detail: 'Aucune fiche ne dit rien de {iri}.' },
  'no-such-source': { detail: 'Aucune source « {source} » n’a transmis de données.' },
  'no-such-run': { detail: 'Il n’y a pas de lecture {run}.' },
  'source-id-invalid': {
    detail:
      '« {source} » n’est pas un identifiant de source : 1 à 80 minuscules, chiffres et traits d’union.',
  },
  'source-local': { detail: '« local » désigne ce qui est écrit ici, et ne peut pas être abandonné.' },
  'source-not-harvested': {
    detail: 'Personne n’a dit comment lire « {source} ».',
    hint: 'Envoyez (PUT) son type et son adresse à /api/sources/{source}.',
  },
  'run-active': { detail: 'La lecture {run} de {source} est en cours.' },
  'source-invalid': { detail: 'Le membre {member} de la source n’a pas une valeur admise.' },
  'source-reserved': {
    detail: '« {source} » désigne ici autre chose ; une source moissonnée doit avoir un autre identifiant.',
  },
  'run-not-waiting': { detail: 'La lecture {run} n’attend aucune décision.' },
  'run-outdated': {
    detail: 'Une lecture plus récente de {source} sait mieux que la lecture {run} ce qui manque.',
  },
  'run-ended': { detail: 'La lecture {run} est terminée.' },
  'harvesting-unavailable': { detail: 'Ce serveur ne moissonne pas.' },
  'no-such-feed-node': {
    detail: 'Le flux n’a rien à l’adresse {path}.',
    hint: 'Il commence à l’adresse /feed.',
  },
  'change-not-kept': {
    detail: 'Ce qu’était la fiche lors de cette modification n’a été conservé que {days} jours.',
  },
  'precedence-fixed': {
    detail: 'La priorité de la source « {source} » est {precedence} et ne peut pas être modifiée.',
    hint: 'Ne l’envoyez pas, ou envoyez-la telle quelle.',
  },
  'source-request-invalid': { detail: 'Le membre {member} n’a pas une valeur admise.' },
  'no-such-profile': { detail: 'Il n’y a pas de profil « {id} ».', hint: 'Il y a : {known}.' },
  'no-such-vocabulary': { detail: 'Il n’y a pas de vocabulaire « {id} ».', hint: 'Il y a : {known}.' },
  'nothing-to-validate': {
    detail: 'Il n’y a aucune déclaration à valider.',
    hint: 'Donnez du RDF : un jeu de données, un service ou tout un catalogue.',
  },
  'format-unknown': {
    detail: 'Le format n’a pas été reconnu.',
    hint: 'Choisissez-le dans la liste.',
  },
  'url-refused': {
    detail: 'L’adresse « {url} » n’est pas ouverte : ce n’est pas celle d’un document public.',
    hint: 'Donnez l’adresse publique d’un document, en http ou https.',
  },
  'fetch-failed': { detail: 'Le document à l’adresse {url} n’a pas pu être obtenu.' },
  'fetch-too-large': {
    detail: 'Le document à l’adresse {url} est trop grand : la limite est de {limit} octets.',
  },
  'range-not-satisfiable': {
    detail: 'Le fichier a {size} octets ; la partie demandée est au-delà.',
  },
  'dump-interrupted': {
    detail: 'Les fiches ont changé sans cesse pendant la lecture.',
    hint: 'Recommencez.',
  },
  'body-too-large': { detail: 'L’envoi est trop grand : la limite est de {limit} octets.' },
  'document-too-large': { detail: 'Le document est trop grand : la limite est de {limit} octets.' },
  'too-many-statements': {
    detail: 'Il y a {size} déclarations ou plus ; la limite est de {limit}.',
    hint: 'Validez en plusieurs fois, ou importez : un import valide autant de fiches que l’on veut.',
  },
  'too-many-records': {
    detail: 'Il y a {size} fiches ; la limite est de {limit}.',
    hint: 'Validez en plusieurs fois, ou importez : un import valide autant de fiches que l’on veut.',
  },
  'parameter-invalid profile': {
    detail: 'Le profil « {value} » n’existe pas.',
    hint: 'Le paramètre profile prend une ou plusieurs de ces valeurs : {choices}.',
  },
  'page-out-of-range': { detail: 'Il n’y a pas de page {page} : la dernière est la page {pages}.' },
  'parameter-invalid': { detail: 'Le paramètre {parameter} vaut « {value} », ce qui n’est pas admis.' },
  'parameter-invalid q': {
    detail: 'La recherche est trop longue.',
    hint: 'Elle admet {characters} caractères et {words} mots au plus.',
  },
  'parameter-invalid kind': {
    detail: 'Le type « {value} » n’existe pas.',
    hint: 'Le paramètre kind prend une de ces valeurs : {choices}.',
  },
  'parameter-invalid theme': {
    detail: 'Le thème « {value} » n’est pas admis.',
    hint: 'Un thème est un code de la table européenne, un IRI ou un texte court.',
  },
  'parameter-invalid publisher': {
    detail: 'L’éditeur « {value} » n’est pas admis.',
    hint: 'Un éditeur est désigné par son IRI, ou par son nom s’il n’en a pas.',
  },
  'parameter-invalid hvd': {
    detail: 'Le paramètre hvd vaut « {value} » ; il prend les valeurs true ou false.',
  },
  'parameter-invalid fails': {
    detail: 'Il n’y a pas de profil « {value} ».',
    hint: 'Le paramètre fails prend une de ces valeurs : {choices}.',
  },
  'profile-not-in-force': {
    detail: 'Aucune fiche n’est jugée ici selon le profil « {value} ».',
    hint: 'Profils en vigueur : {choices}.',
  },
  'parameter-invalid fix': {
    detail: 'Le paramètre fix vaut « {value} » ; il prend les valeurs true ou false.',
  },
  'form-ambiguous': {
    detail: 'Le formulaire contient plusieurs choses à valider : {given}.',
    hint: 'Gardez-en une et videz les autres champs.',
  },
  'parameter-invalid modified_since': {
    detail: '« {value} » n’est pas une date.',
    hint: 'Le paramètre modified_since prend une date ou un instant ISO 8601, par exemple 2026-01-31.',
  },
  'parameter-invalid modified_until': {
    detail: '« {value} » n’est pas une date.',
    hint: 'Le paramètre modified_until prend une date ou un instant ISO 8601, par exemple 2026-01-31.',
  },
  'parameter-invalid modified': {
    detail: '« {value} » n’est pas une année.',
    hint: 'Le paramètre modified prend une année de quatre chiffres.',
  },
  'parameter-invalid order': {
    detail: 'L’ordre « {value} » n’existe pas.',
    hint: 'Le paramètre order prend une de ces valeurs : {choices}.',
  },
  'parameter-invalid page': {
    detail: '« {value} » n’est pas un numéro de page.',
    hint: 'Les pages se comptent à partir de 1.',
  },
  'parameter-invalid page_size': {
    detail: 'Une page ne peut pas avoir « {value} » entrées.',
    hint: 'Le paramètre page_size prend un nombre entier de 1 à {most}.',
  },
  'parameter-invalid after': {
    detail: '« {value} » n’est pas un point de reprise.',
    hint: 'Le paramètre after se trouve dans le lien vers la page suivante.',
  },
  'not-acceptable': {
    detail: 'Cette adresse n’est pas disponible dans le format demandé.',
    hint: 'Formats disponibles : {formats}.',
  },
  'left-over-too-large': {
    detail: 'La source {source} a laissé {size} déclarations ; ce format en admet {limit}.',
    hint: 'Demandez N-Triples ou N-Quads.',
  },
  'method-not-allowed': { detail: '{method} n’est pas possible ici ; sont possibles : {allow}.' },
  'token-missing': { detail: 'Un jeton est nécessaire.', hint: 'Envoyez l’en-tête Authorization: Bearer …' },
  'token-invalid': { detail: 'Le jeton n’est pas valable : il est inconnu, a expiré ou a été révoqué.' },
  'scope-missing': { detail: 'Le jeton ne donne pas ce droit : il faudrait {scope}.' },
  'rebase-needed': {
    detail: 'Les données ont été enregistrées pour {stored} ; le catalogue est configuré pour {configured}.',
    hint: 'L’administrateur déplace les données avec « npm run rebase », ou rétablit BASE_URL.',
  },
  'database-limit': { detail: 'La demande dépasse les limites de la base de données.' },
  internal: { detail: 'Une erreur s’est produite. Elle a été enregistrée.' },
};
