/**
 * What the parameters of the API are, in the reader's language. In English the table that parses them says it,
 * unless it stands here.
 */
import type { Lang } from './languages.ts';

const en: Readonly<Record<string, string>> = {
  order:
    '`relevance` where there is `q`, else `seq`, which never moves a record to another page. `modified`: by the publisher’s own date, the newest first.',
  page_size: 'Records on a page: 20 where it is absent.',
  after: 'Where the page is cut; only taken from `next`.',
  id: 'The id of the record.',
  number: 'The number of the amendment.',
  tokenId: 'The id of the token.',
  sourceId: 'The id of the source.',
  rights: 'Who owns the rights.',
  thirdParty: 'Whether those who own the rest agree; after `rights=partly`.',
  personal: 'Whether there are personal data in it.',
  isHvd: 'Whether it is high-value data.',
  country: 'Which administration publishes.',
  attribution: 'Whether the source must be named.',
  shareAlike: 'Whether what others make of it must have the same licence; after `attribution=yes`.',
  profile: 'The profiles to judge by; absent: DCAT-AP, and its rules for high-value data.',
  url: 'The address of a document in place of a body.',
  fix: '`true` answers the input mended.',
  source: 'Who says it; the next import of the same source replaces what it said.',
  split: '`auto`: a dump, split into records here. `graph`: each named graph is a record.',
  part: '`left-over`: what belongs to no record.',
  append: '`1`, with `part=left-over`: adds to what is there.',
  action: 'Whether the statements are added or withdrawn.',
  inputFormat: 'The format of that document, where it does not show.',
  importCatalog: 'The sub-catalogue that the records become members of.',
};

const fr: Readonly<Record<string, string>> = {
  q: 'Mots à trouver dans le titre, la description, les mots-clés et l’organisme, sous toutes leurs formes ; « des mots entre guillemets » restent ensemble.',
  kind: 'Seulement les fiches de ce type.',
  theme: 'Seulement les fiches de ce thème : un code des thèmes de l’UE, ou un IRI.',
  publisher: 'Seulement les fiches de cet organisme, par son IRI.',
  format: 'Seulement les fiches avec un fichier de ce format : un code de l’UE, un IRI ou un texte.',
  licence: 'Seulement les fiches sous cette licence : un code de l’UE, un IRI ou un texte.',
  access: 'Seulement les fiches avec ce droit d’accès : PUBLIC, RESTRICTED, NON_PUBLIC ou un IRI.',
  language: 'Seulement les fiches dans cette langue : un code de l’UE, ou un IRI.',
  hvd: 'Seulement les données de forte valeur (`true`), ou seulement les autres (`false`).',
  isHvd: 'Si ce sont des données de forte valeur.',
  hvd_category: 'Seulement les données de forte valeur de cette catégorie ou d’une plus fine : code ou IRI.',
  modified: 'Seulement ce que son éditeur a modifié (sinon publié) cette année-là.',
  fails: 'Seulement les fiches qui enfreignent ce profil, pour autant qu’elles soient jugées.',
  modified_since: 'Seulement les fiches modifiées ici à partir de ce moment (UTC sans fuseau).',
  modified_until: 'Seulement les fiches modifiées ici jusqu’à ce moment ; un jour compte jusqu’à sa fin.',
  order:
    '`relevance` quand il y a `q`, sinon `seq`, qui ne déplace jamais une fiche vers une autre page. `modified` : par la date de l’éditeur, la plus récente d’abord.',
  page: 'À partir de 1.',
  page_size: 'Fiches par page : 20 par défaut.',
  after: 'Où la page est coupée ; seulement repris de `next`.',
  catalog: 'Seulement les membres de ce sous-catalogue, par son identifiant.',
  lang: 'Langue des textes et des noms ; sinon `Accept-Language` décide. Toute langue que les données peuvent avoir.',
  id: 'L’identifiant de la fiche.',
  number: 'Le numéro de l’amendement.',
  tokenId: 'L’identifiant du jeton.',
  sourceId: 'L’identifiant de la source.',
  rights: 'Qui détient les droits.',
  thirdParty: 'Si ceux qui détiennent le reste sont d’accord ; après `rights=partly`.',
  personal: 'S’il y a des données à caractère personnel.',
  country: 'Quelle administration publie.',
  attribution: 'Si la source doit être citée.',
  shareAlike: 'Si ce qui en est tiré doit avoir la même licence ; après `attribution=yes`.',
  profile: 'Les profils qui jugent ; par défaut DCAT-AP et ses règles pour les données de forte valeur.',
  url: 'L’adresse d’un document à la place d’un corps.',
  fix: '`true` rend l’entrée corrigée.',
  source: 'Qui le dit ; le prochain import de la même source remplace ce qu’elle a dit.',
  split: '`auto` : un export, découpé ici en fiches. `graph` : chaque graphe nommé est une fiche.',
  part: '`left-over` : ce qui n’appartient à aucune fiche.',
  append: '`1`, avec `part=left-over` : s’ajoute à ce qui est là.',
  action: 'Si les déclarations sont ajoutées ou retirées.',
  inputFormat: 'Le format de ce document, s’il ne se voit pas.',
  importCatalog: 'Le sous-catalogue dont les fiches deviennent membres.',
};

const TEXTS: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { en, fr };

export const parameterTextOf = (lang: Lang, name: string): string | undefined => TEXTS[lang][name];
