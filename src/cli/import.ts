/**
 * `npm run import`: files and URLs into a catalogue, with progress and a summary to act on.
 */
import type { ExitCode } from './cli-error.ts';
import { IMPORT_USAGE, importArguments } from './import/arguments.ts';
import { progressPrinter } from './import/progress.ts';
import { NO_REPORT, openReport } from './import/report.ts';
import { runImport } from './import/run.ts';
import { type ImportOutcome, summary } from './import/summary.ts';
import { undescribedHint } from './import/undescribed.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { chooseServer, requireToken, TOKEN_WARNING } from './server.ts';
import { yellow } from './terminal.ts';

/** Dropped values are told, but a record without them is stored: they do not fail the import. */
const exitCodeOf = ({ totals, issues, stopped }: ImportOutcome): ExitCode =>
  stopped || totals.rejected || issues.some(({ kind }) => kind === 'syntax') ? 1 : 0;

export const importCommand = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const options = importArguments(args);
  if (!options) {
    console.log(IMPORT_USAGE);
    return 0;
  }
  if (options.token) console.error(yellow(TOKEN_WARNING));
  const server = chooseServer(options, env, PROJECT_ROOT);
  const token = requireToken(server);
  const report = options.report ? openReport(options.report) : NO_REPORT;
  const printer = progressPrinter(
    {
      isTTY: process.stderr.isTTY === true,
      columns: process.stderr.columns ?? 80,
      write: (text) => void process.stderr.write(text),
    },
    Date.now,
  );
  try {
    const outcome = await runImport({
      ...options,
      server: { url: server.url, token },
      report,
      reportFile: options.report ?? null,
      onProgress: printer.show,
    });
    printer.done();
    report.write({ kind: 'total', ...outcome.totals, statements: outcome.statements });
    console.log(summary(outcome));
    const hint = outcome.stopped ? null : await undescribedHint(server.url);
    if (hint) console.log(`\n${hint}`);
    return exitCodeOf(outcome);
  } finally {
    printer.done();
    await report.close();
  }
};
