/**
 * The strings of the page of the API. English is the model of the type.
 */
import type { Lang } from './languages.ts';

const en = {
  heading: 'API',
  intro:
    'Search, list and export the catalogue as plain JSON and CSV. No key is needed to read, and nothing about linked data has to be known.',
  forPrograms: 'For programs',
  openapi: 'OpenAPI document',
  guide:
    'Answers have an ETag, pages have links to the next, and every answer may be read from any web page (CORS).',
  contents: 'Operations',
  tags: {
    read: 'Read',
    check: 'Check',
    write: 'Write, with a token',
    administer: 'Administer',
  },
  any: 'any',
  yes: 'yes',
  no: 'no',
  severalValues: 'May be repeated in the address.',
  run: 'Open the answer',
  further: 'Further parameters',
  parameters: 'Parameters',
  required: 'required',
  commandLine: 'On the command line',
  example: 'Example of an answer',
  answers: (statuses: string) => `Answers: ${statuses}`,
  needsToken: 'Needs a token.',
};

export type ApiMessages = typeof en;

const fr: ApiMessages = {
  heading: 'API',
  intro:
    'Cherchez, listez et exportez le catalogue en simples JSON et CSV. Lire ne demande aucune clé, ni aucune connaissance des données liées.',
  forPrograms: 'Pour les programmes',
  openapi: 'Document OpenAPI',
  guide:
    'Les réponses ont un ETag, les pages des liens vers la suivante, et toute page web peut lire les réponses (CORS).',
  contents: 'Opérations',
  tags: {
    read: 'Lire',
    check: 'Vérifier',
    write: 'Écrire, avec un jeton',
    administer: 'Administrer',
  },
  any: 'indifférent',
  yes: 'oui',
  no: 'non',
  severalValues: 'Peut être répété dans l’adresse.',
  run: 'Ouvrir la réponse',
  further: 'Autres paramètres',
  parameters: 'Paramètres',
  required: 'obligatoire',
  commandLine: 'En ligne de commande',
  example: 'Exemple de réponse',
  answers: (statuses) => `Réponses : ${statuses}`,
  needsToken: 'Demande un jeton.',
};

const MESSAGES: Readonly<Record<Lang, ApiMessages>> = { en, fr };

export const apiMessagesOf = (lang: Lang): ApiMessages => MESSAGES[lang];
