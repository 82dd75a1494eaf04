/**
 * The strings of the list of catalogues. English is the model of the type.
 */
import type { ViewName } from '../catalogue/views.ts';
import type { Lang } from './languages.ts';

type Group = ViewName | 'stored';

const en = {
  heading: 'Catalogues by theme, publisher and source',
  intro:
    'Parts of this catalogue, each in pages with an address of its own, for people and for harvesters alike.',
  whole: 'The whole catalogue',
  members: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'record' : 'records'}`,
  groups: {
    stored: 'Catalogues in this catalogue',
    eu: 'For data.europa.eu',
    udata: 'For udata portals',
    hvd: 'High-value data',
    theme: 'By theme',
    source: 'By source',
    publisher: 'By publisher',
  } satisfies Record<Group, string> as Record<Group, string>,
};

type CatalogsMessages = typeof en;

const fr: CatalogsMessages = {
  heading: 'Catalogues par thème, éditeur et source',
  intro:
    'Des parties de ce catalogue, chacune paginée et à sa propre adresse, pour les personnes comme pour les moissonneurs.',
  whole: 'Tout le catalogue',
  members: (n, formatted) => `${formatted} ${n < 2 ? 'fiche' : 'fiches'}`,
  groups: {
    stored: 'Catalogues dans ce catalogue',
    eu: 'Pour data.europa.eu',
    udata: 'Pour les portails udata',
    hvd: 'Données de forte valeur',
    theme: 'Par thème',
    source: 'Par source',
    publisher: 'Par éditeur',
  },
};

const MESSAGES: Record<Lang, CatalogsMessages> = { en, fr };

export const catalogsMessagesOf = (lang: Lang): CatalogsMessages => MESSAGES[lang];
