/**
 * The strings of what is done with sources and runs from their pages, and of previews. Keys under `actions` are
 * those of `harvest/preview.ts`.
 */
import type { Lang } from './languages.ts';

const one = (n: number, single: string, many: string): string => (n === 1 ? single : many);
const few = (n: number, single: string, many: string): string => (n < 2 ? single : many);

const en = {
  add: 'Add a source',
  edit: 'Change how it is read',
  editFacts: 'Change its name',
  manage: 'Manage this source',
  runNow: 'Read it now',
  needsScript: 'The buttons need JavaScript. The same on the command line:',
  remove: (n: number, formatted: string) => `Remove ${one(n, 'this record', `these ${formatted} records`)}`,
  refuse: (n: number) => one(n, 'Keep it', 'Keep them'),
  decide:
    'Whoever administers the catalogue decides. What is removed leaves a tombstone, and is revived when a source has it again.',
  cancel: 'Cancel this run',
  cancelHeading: 'Stop reading',
  cancelIntro: 'What was stored until then stays; nothing is removed.',
  previewHeading: 'Preview',
  previewOf: (source: string) => `Preview of ${source}`,
  whole: 'These are all datasets of the source.',
  some: 'These are the first datasets of the source.',
  announced: (n: string) => `It says that it has ${n}.`,
  nothing: 'Not one dataset came.',
  pagesRead: 'Pages read',
  statements: (n: number, formatted: string) => `${formatted} ${one(n, 'statement', 'statements')}`,
  actions: {
    create: { label: 'new', count: (_n: number) => 'would be new' },
    update: { label: 'changed', count: (_n: number) => 'would change' },
    unchanged: { label: 'unchanged', count: (_n: number) => 'would stay as they are' },
    rejected: { label: 'turned down', count: (_n: number) => 'would be turned down' },
    filtered: { label: 'filtered out', count: (_n: number) => 'would be filtered out' },
    kept: { label: 'kept back', count: (_n: number) => 'came damaged' },
  },
  datasets: 'Datasets',
  added: 'Would come',
  removed: 'Would go',
  derived: 'Derived here, not given by the source',
  tally: (added: string, removed: string) => `+${added} −${removed} statements`,
  derivedTally: (n: string) => `${n} derived`,
  truncated: (n: string) => `The first 200 of ${n}.`,
  others: 'With them come',
  othersTally: (created: string, updated: string, unchanged: string) =>
    `publishers, contacts, services, catalogues: ${created} new, ${updated} changed, ${unchanged} unchanged.`,
  findings: 'Findings of the validation',
  findingsMore: (n: string) => `and ${n} more`,
  unnamed: 'a node without address',
  problems: 'What reading met',
};

export type ManageMessages = typeof en;

const fr: ManageMessages = {
  add: 'Ajouter une source',
  edit: 'Modifier sa lecture',
  editFacts: 'Modifier son nom',
  manage: 'Gérer cette source',
  runNow: 'La lire maintenant',
  needsScript: 'Les boutons demandent JavaScript. La même chose en ligne de commande :',
  remove: (n, formatted) => (n < 2 ? 'Retirer cette fiche' : `Retirer ces ${formatted} fiches`),
  refuse: (n) => few(n, 'La garder', 'Les garder'),
  decide:
    'La décision revient à qui administre le catalogue. Ce qui est retiré laisse une trace, et revient si une source l’a de nouveau.',
  cancel: 'Annuler cette lecture',
  cancelHeading: 'Arrêter la lecture',
  cancelIntro: 'Ce qui est déjà enregistré reste ; rien n’est retiré.',
  previewHeading: 'Aperçu',
  previewOf: (source) => `Aperçu de ${source}`,
  whole: 'Ce sont tous les jeux de données de la source.',
  some: 'Ce sont les premiers jeux de données de la source.',
  announced: (n) => `Elle en annonce ${n}.`,
  nothing: 'Aucun jeu de données n’est venu.',
  pagesRead: 'Pages lues',
  statements: (n, formatted) => `${formatted} ${few(n, 'déclaration', 'déclarations')}`,
  actions: {
    create: { label: 'nouveau', count: (n) => few(n, 'serait nouveau', 'seraient nouveaux') },
    update: { label: 'modifié', count: (n) => few(n, 'serait modifié', 'seraient modifiés') },
    unchanged: { label: 'inchangé', count: (n) => few(n, 'resterait tel quel', 'resteraient tels quels') },
    rejected: { label: 'refusé', count: (n) => few(n, 'serait refusé', 'seraient refusés') },
    filtered: { label: 'écarté', count: (n) => few(n, 'serait écarté', 'seraient écartés') },
    kept: { label: 'abîmé', count: (n) => few(n, 'est arrivé abîmé', 'sont arrivés abîmés') },
  },
  datasets: 'Jeux de données',
  added: 'Viendrait',
  removed: 'Partirait',
  derived: 'Déduit ici, non fourni par la source',
  tally: (added, removed) => `+${added} −${removed} déclarations`,
  derivedTally: (n) => `${n} déduites`,
  truncated: (n) => `Les 200 premières sur ${n}.`,
  others: 'Viennent avec eux',
  othersTally: (created, updated, unchanged) =>
    `éditeurs, contacts, services, catalogues : nouveaux ${created}, modifiés ${updated}, inchangés ${unchanged}.`,
  findings: 'Constats de la validation',
  findingsMore: (n) => `et ${n} de plus`,
  unnamed: 'un nœud sans adresse',
  problems: 'Ce que la lecture a rencontré',
};

const MESSAGES: Readonly<Record<Lang, ManageMessages>> = { en, fr };

export const manageMessagesOf = (lang: Lang): ManageMessages => MESSAGES[lang];
