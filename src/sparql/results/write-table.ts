/**
 * A table or a truth value as text in one of the four formats, batch by batch.
 */
import type { Answer } from '../answer-types.ts';
import { csvWriter } from './csv.ts';
import type { TableFormat } from './formats.ts';
import { jsonWriter } from './json.ts';
import type { TableWriter } from './table-writer.ts';
import { tsvWriter } from './tsv.ts';
import { xmlWriter } from './xml.ts';

const WRITERS = {
  json: jsonWriter,
  xml: xmlWriter,
  csv: csvWriter,
  tsv: tsvWriter,
} as const satisfies Record<TableFormat, TableWriter>;

export type TableAnswer = Extract<Answer, { readonly form: 'select' | 'ask' }>;

export async function* writeTable(format: TableFormat, answer: TableAnswer): AsyncGenerator<string> {
  const writer: TableWriter = WRITERS[format];
  if (answer.form === 'ask') {
    yield writer.boolean(answer.value);
    return;
  }
  const { variables, solutions } = answer;
  // Goes out with the first batch: a query that fails has sent nothing yet.
  let text = writer.head(variables);
  let isFirst = true;
  for await (const batch of solutions) {
    for (const solution of batch) {
      if (!isFirst) text += writer.separator;
      text += writer.solution(solution, variables);
      isFirst = false;
    }
    if (text) yield text;
    text = '';
  }
  yield text + writer.tail;
}
