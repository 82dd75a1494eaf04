/**
 * What reading repaired, left out or could not read, in other languages than the English of
 * `rdf/repair/issues.ts`: a sentence for each code there.
 */
import type { Lang } from './languages.ts';

const fr = {
  'iri-trimmed': 'Des espaces autour d’un IRI ont été supprimés',
  'iri-unwrapped': 'Des crochets ou des guillemets autour d’un IRI ont été supprimés',
  'iri-mailto': 'Une adresse mailto: a été nettoyée',
  'iri-tel': 'Un numéro de téléphone a été écrit selon la RFC 3966',
  'iri-backslashes': 'Des barres obliques inverses dans une URL ont été lues comme des barres obliques',
  'iri-scheme-missing': 'Une adresse web sans schéma a reçu http://',
  'iri-prefix-expanded': 'Un préfixe courant a été développé',
  'iri-percent-encoded': 'Des caractères qu’aucun IRI n’admet ont été encodés',
  'iri-resolved': 'Un IRI relatif a été résolu',
  'literal-to-iri': 'Un texte a été lu comme l’IRI que la propriété attend',
  'datatype-name': 'Le nom d’un type de données XML Schema a été corrigé',
  'datatype-date-only': 'Un dateTime sans heure est devenu une date',
  'datatype-changed': 'Une valeur a reçu le type de données de son texte',
  'datatype-removed': 'Un type de données qui n’est pas un IRI a été supprimé, le texte gardé',
  'date-typed': 'Une date écrite comme texte a reçu son type de données',
  'lexical-mended': 'Le texte d’une valeur a été écrit comme son type de données le demande',
  'literal-ill-typed': 'Un texte que son type de données n’admet pas a été gardé comme simple texte',
  'language-mended': 'Un code de langue a été corrigé',
  'language-removed': 'Un code de langue illisible a été supprimé, le texte gardé',
  'text-control-characters': 'Des caractères de contrôle ont été supprimés d’un texte',
  'text-surrogates': 'Des moitiés de caractères (surrogates isolés) ont été remplacées par U+FFFD',
  'string-escape': 'Une séquence d’échappement inconnue a été lue telle quelle',
  'name-escaped': 'Une barre oblique dans un nom préfixé a été lue comme partie du nom',
  'prefix-undeclared': 'Un préfixe courant a été employé sans déclaration',
  'prefix-iri': 'L’IRI d’une déclaration de préfixe a été nettoyé',
  'encoding-windows-1252': 'Des octets qui ne sont pas de l’UTF-8 ont été lus comme Windows-1252',
  'xml-ampersand': 'Une esperluette seule a été lue comme &amp;',
  'xml-entity': 'Une entité HTML que XML ne connaît pas a été lue comme son caractère',
  'format-mistaken': 'Un document a été lu selon son contenu, quoi que disent son nom ou son type de média',
  'xml-root': 'Du RDF a été trouvé dans un document XML dont la racine n’est pas rdf:RDF',
  'subject-unusable': 'Le sujet ne peut pas être lu comme un IRI',
  'predicate-unusable': 'La propriété ne peut pas être lue comme un IRI',
  'object-unusable': 'La valeur ne peut pas être lue comme un IRI',
  'graph-unusable': 'Le nom de graphe ne peut pas être lu comme un IRI',
  'literal-empty': 'Un texte vide se trouve là où un IRI est attendu',
  'literal-empty-typed': 'Un texte vide se trouve là où une date ou un nombre est attendu',
  'triple-term': 'Les déclarations sur des triplets (RDF 1.2) ne sont pas gardées',
  'jsonld-unmapped': 'Une propriété JSON n’a pas d’IRI dans son contexte',
  'jsonld-dropped': 'Une valeur JSON-LD n’a pas de sens en RDF',
  'json-proto': 'Une propriété nommée __proto__ a été écartée',
  'turtle-syntax': 'Erreur de syntaxe Turtle ou TriG',
  'line-syntax': 'Erreur de syntaxe N-Triples ou N-Quads',
  'xml-syntax': 'Erreur de syntaxe RDF/XML',
  'xml-no-rdf': 'Le document XML ne contient pas de RDF',
  'json-syntax': 'Erreur de syntaxe JSON',
  'jsonld-syntax': 'Erreur JSON-LD',
  'json-no-rdf': 'Le document JSON ne contient pas de RDF',
  'document-empty': 'Le document est vide',
  'document-no-statements': 'Le document ne contient aucune déclaration',
  'document-html': 'Le document est une page HTML, pas du RDF',
  'document-binary': 'Le document n’est pas un texte, donc pas du RDF',
  'gzip-damaged': 'Les données compressées sont abîmées ou incomplètes',
};

type Texts = Readonly<Record<keyof typeof fr, string>>;

/** English stands with the codes. */
export const ISSUE_TEXTS = { fr } as const satisfies Readonly<Record<Exclude<Lang, 'en'>, Texts>>;
