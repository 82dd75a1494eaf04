/**
 * The strings of the feed of changes: its pages for people, and its title in RDF.
 */
import type { ChangeAction } from '../catalogue/feed.ts';
import type { Lang } from './languages.ts';

const en = {
  heading: 'Changes',
  titleOf: (catalogue: string) => `Changes of ${catalogue}`,
  intro:
    'Every record that was created, updated or deleted, in the order in which it happened. Programs follow the same list as a Linked Data Event Stream (DCAT-AP Feeds).',
  keptAll: 'Everything is kept.',
  kept: (n: number, formatted: string) =>
    `Older versions of a record are kept for ${formatted} ${n === 1 ? 'day' : 'days'}; its newest version and deletions always.`,
  latest: 'The latest changes',
  none: 'Nothing has been changed yet.',
  noneKept: 'None of these changes is kept any longer.',
  version: 'Version',
  actions: { create: 'creation', update: 'update', delete: 'deletion' } satisfies Record<
    ChangeAction,
    string
  >,
  older: 'Older changes',
  newer: 'Newer changes',
  page: (n: string) => `Changes, page ${n}`,
  index: (n: string) => `Pages of changes, part ${n}`,
  indexIntro: 'Each page has up to a hundred changes.',
  from: 'From',
  to: 'Until',
  pageLink: (n: string) => `Page ${n}`,
  toNow: 'now',
  change: (n: string) => `Change ${n}`,
  whole: 'What the record said then is in the forms below.',
  all: 'All changes',
};

type FeedMessages = typeof en;

const fr: FeedMessages = {
  heading: 'Modifications',
  titleOf: (catalogue) => `Modifications de : ${catalogue}`,
  intro:
    'Toutes les fiches créées, modifiées ou supprimées, dans l’ordre. Les programmes suivent la même liste sous la forme d’un flux d’événements (Linked Data Event Stream, DCAT-AP Feeds).',
  keptAll: 'Tout est conservé.',
  kept: (n, formatted) =>
    `Les versions anciennes d’une fiche sont conservées ${formatted} ${n < 2 ? 'jour' : 'jours'} ; sa dernière version et les suppressions, toujours.`,
  latest: 'Les dernières modifications',
  none: 'Rien n’a encore été modifié.',
  noneKept: 'Aucune de ces modifications n’est plus conservée.',
  version: 'Version',
  actions: { create: 'création', update: 'mise à jour', delete: 'suppression' },
  older: 'Modifications plus anciennes',
  newer: 'Modifications plus récentes',
  page: (n) => `Modifications, page ${n}`,
  index: (n) => `Pages de modifications, partie ${n}`,
  indexIntro: 'Chaque page compte jusqu’à cent modifications.',
  from: 'Du',
  to: 'Au',
  pageLink: (n) => `Page ${n}`,
  toNow: 'maintenant',
  change: (n) => `Modification ${n}`,
  whole: 'Ce que disait alors la fiche se trouve dans les formats ci-dessous.',
  all: 'Toutes les modifications',
};

const MESSAGES: Record<Lang, FeedMessages> = { fr, en };

export const feedMessagesOf = (lang: Lang): FeedMessages => MESSAGES[lang];
