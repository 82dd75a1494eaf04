/**
 * Statements written by ourselves and read back as they are: N-Triples whose blank nodes keep their labels, so that
 * texts that were kept apart still speak of the same nodes.
 */
import { Parser } from 'n3';
import type { Quad } from './terms.ts';

export const parsePlain = (text: string): Quad[] =>
  new Parser({ format: 'application/n-triples', blankNodePrefix: '' }).parse(text);
