/**
 * The strings of filters with counts beside a list. The keys of `dimensions` and `orders` are the names of the
 * parameters and of their values.
 */
import type { Lang } from './languages.ts';

const en = {
  heading: 'Filters',
  headingChosen: (_n: number, formatted: string) => `Filters (${formatted} chosen)`,
  dimensions: {
    kind: 'Type',
    theme: 'Theme',
    publisher: 'Publisher',
    format: 'Format',
    licence: 'Licence',
    hvd_category: 'High-value category',
    access: 'Access',
    language: 'Language',
    modified: 'Year of update',
  },
  chosen: 'chosen, remove',
  records: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'result' : 'results'}`,
  more: (n: string) => `${n} more`,
  notShown: (n: string) => `Rarer values that are not listed: ${n}. The search finds them.`,
  sort: 'Sort by',
  orders: {
    relevance: 'Relevance',
    modified: 'Latest update',
    title: 'Title',
    seq: 'Order of arrival',
  },
  since: (day: string) => `since ${day}`,
  until: (day: string) => `until ${day}`,
  recordChanged: 'Record changed',
  asTable: (n: string) => `The whole list as a table (CSV, ${n})`,
  nothing: 'Nothing matches all of this.',
  nothingWords: 'Every word has to be there, in one of its forms. One word alone:',
  nothingFilters: 'The same search without filters',
  nothingQuotes: 'The same words without quotation marks',
  nothingAll: 'The whole catalogue',
};

export type FacetMessages = typeof en;

const fr: FacetMessages = {
  heading: 'Filtres',
  headingChosen: (n, formatted) => `Filtres (${formatted} ${n > 1 ? 'choisis' : 'choisi'})`,
  dimensions: {
    kind: 'Type',
    theme: 'Thème',
    publisher: 'Éditeur',
    format: 'Format',
    licence: 'Licence',
    hvd_category: 'Catégorie de données de forte valeur',
    access: 'Accès',
    language: 'Langue',
    modified: 'Année de mise à jour',
  },
  chosen: 'choisi, retirer',
  records: (n, formatted) => `${formatted} ${n > 1 ? 'résultats' : 'résultat'}`,
  more: (n) => `${n} de plus`,
  notShown: (n) => `Valeurs plus rares, non affichées : ${n}. La recherche les trouve.`,
  sort: 'Trier par',
  orders: {
    relevance: 'Pertinence',
    modified: 'Dernière mise à jour',
    title: 'Titre',
    seq: 'Ordre d’arrivée',
  },
  since: (day) => `depuis le ${day}`,
  until: (day) => `jusqu’au ${day}`,
  recordChanged: 'Fiche modifiée',
  asTable: (n) => `Toute la liste sous forme de tableau (CSV, ${n})`,
  nothing: 'Rien ne correspond à tout cela.',
  nothingWords: 'Tous les mots doivent s’y trouver, sous l’une de leurs formes. Un mot seul :',
  nothingFilters: 'La même recherche sans filtres',
  nothingQuotes: 'Les mêmes mots sans guillemets',
  nothingAll: 'Tout le catalogue',
};

const MESSAGES: Readonly<Record<Lang, FacetMessages>> = { en, fr };

export const facetMessagesOf = (lang: Lang): FacetMessages => MESSAGES[lang];
