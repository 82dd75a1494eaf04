/**
 * The copy of asynciterator that Comunica uses. Its packages `require` the CommonJS build; an `import` by name
 * would get the other build: a second scheduler, and iterators of other classes.
 */
import asynciterator from '../../../node_modules/asynciterator/dist/asynciterator.js';

export const { BufferedIterator, setTaskScheduler } = asynciterator;
