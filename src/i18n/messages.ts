/**
 * The string tables by language. English is the model of the type: a table that lacks a key, or has one too
 * many, does not compile.
 */
import { en } from './en.ts';
import { fr } from './fr.ts';
import type { Lang } from './languages.ts';

export type Messages = typeof en;

const MESSAGES: Record<Lang, Messages> = { fr, en };

export const messagesOf = (lang: Lang): Messages => MESSAGES[lang];
