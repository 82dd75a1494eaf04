/**
 * The report on a run: what is known of it, and the same in words.
 */
import { readDue, readRunDetails, readStanding, summaryOf } from '../harvest/report.ts';
import type { Run } from '../harvest/run.ts';
import type { AppContext } from './app-env.ts';
import type { ReportParts } from './harvest-json.ts';
import { runWords } from './harvest-words.ts';
import { langOf } from './request-format.ts';

export const readReport = async (c: AppContext, run: Run): Promise<ReportParts> => {
  const ctx = c.var.catalogue;
  const [details, due, standing] = await Promise.all([
    readRunDetails(ctx, run.id),
    readDue(ctx, run),
    readStanding(ctx, run.source),
  ]);
  return { run, ...details, due, standing, words: runWords(langOf(c).lang, summaryOf(run)) };
};
