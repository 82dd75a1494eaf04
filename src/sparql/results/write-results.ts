/**
 * The answer of a query as text in a format that fits its form. An iteration of the answer that throws ends the
 * text in the middle and throws on, so that nobody takes it for the whole.
 */
import type { Answer } from '../answer-types.ts';
import { type AnswerFormat, answerKind, isTableFormat } from './formats.ts';
import { writeGraph } from './write-graph.ts';
import { writeTable } from './write-table.ts';

export const fitsForm = (format: AnswerFormat, form: Answer['form']): boolean =>
  isTableFormat(format) === (answerKind(form) === 'table');

/** @throws TypeError when the format does not fit; ask `fitsForm` first */
export const writeResults = (format: AnswerFormat, answer: Answer): AsyncGenerator<string> => {
  if (answer.form === 'select' || answer.form === 'ask') {
    if (isTableFormat(format)) return writeTable(format, answer);
  } else if (!isTableFormat(format)) return writeGraph(format, answer);
  throw new TypeError(`${format} is no format for the answer of ${answer.form.toUpperCase()}.`);
};
