/**
 * What harvests meet, in other languages than the English in which it is reported: a sentence for each code that
 * has no other. What reading itself found is in `issues.ts`, why a run is not complete in `harvest.ts`.
 */
import type { Lang } from './languages.ts';

const fr = {
  // Of mappings: `harvest/mapping/rules.ts`.
  'not-mapped': 'DCAT-AP n’a pas de place pour cette valeur',
  'not-in-vocabulary': 'La valeur n’est dans aucun vocabulaire ; elle a été gardée telle quelle',
  'says-nothing': 'La valeur dit que l’on ne sait rien',
  'licence-without-version': 'La licence est citée sans sa version ; elle a été gardée telle quelle',
  'date-unreadable': 'Le texte ne se lit pas comme une date, ou se lit de plusieurs façons',
  'number-unreadable': 'Le texte n’est pas un nombre',
  'address-unreadable': 'Le texte n’est pas une adresse web',
  'value-unusable': 'La valeur n’a pas de forme en RDF',
  'structure-unexpected': 'La valeur a une autre structure que celle que prévoit le format',
  'format-unassigned': 'Plusieurs formats et plusieurs fichiers : rien ne dit quel fichier a quel format',
  'reference-unresolved': 'La fiche citée n’est connue que par ses métadonnées',
  'record-without-identity': 'L’entrée n’a ni identifiant ni titre ; elle n’a pas donné de fiche',
  'not-public': 'L’entrée n’est pas publique ; elle n’a pas donné de fiche',
  'xml-syntax': 'Le document XML est abîmé',
  'xml-refused': 'Le document XML ne peut pas être lu sans danger',
  'no-records': 'Le document ne contient aucune fiche de ce format',
  'too-many-issues': 'Les autres remarques sur cette fiche ne sont pas énumérées',
  'mapping-failed': 'Une entrée n’a pas pu être mise en correspondance',
  // Of records and pages.
  'invalid-record': 'La fiche enfreint un profil exigé',
  'record-too-large': 'Une page dit trop de choses d’une seule fiche',
  'duplicate-identifier':
    'Un autre jeu de données, venu avant, a le même identifiant : le premier a été retenu',
  'dataset-repeated': 'Une page précédente a déjà donné ce jeu de données : c’est elle qui compte',
  'maybe-half':
    'Tout ce qui parle de la fiche n’a pas pu être lu, et ce qui a été lu en dit moins qu’avant : elle reste comme elle est',
  'source-damaged': 'La fiche est arrivée abîmée : elle reste comme elle était',
  'statement-lost': 'Une déclaration a été perdue',
  'sparql-cut': 'Le point d’accès coupe la description d’une ressource',
  'sparql-unnamed':
    'Des ressources sans IRI ne peuvent pas être demandées une à une ; une requête à vous (`query`) peut les trouver',
  'member-without-object': 'Des membres du flux ne disent pas, par un IRI, de quoi ils sont des versions',
  'checksum-differs':
    'Les déclarations n’ont pas la somme de contrôle qu’indique leur notice ; elles ont été prises telles quelles',
  archived: 'Les jeux de données que leur portail a archivés sont écartés',
  'next-elsewhere': 'La page suivante serait sur un autre serveur',
  'next-link-mended': 'Le lien vers la page suivante donne un autre nom au même serveur : il a été corrigé',
  'page-missing': 'La dernière page annoncée n’existe pas ; tout ce que la source annonce a été lu',
  'source-changed': 'La source a changé pendant la lecture : elle est relue depuis le début',
} as const satisfies Readonly<Record<string, string>>;

type Sentences = Readonly<Record<string, string>>;

export const HARVEST_PROBLEMS: Readonly<Record<Exclude<Lang, 'en'>, Sentences>> = { fr };
