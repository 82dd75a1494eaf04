/**
 * What was typed after `npm run import --`. Pure: words in, options out, or a sentence about the mistake.
 */
import { parseArgs } from 'node:util';
import { ID_PATTERN } from '../../catalogue/identity.ts';
import { RDF_FORMAT_NAMES, RDF_FORMATS, type RdfFormat } from '../../rdf/media-types.ts';
import { usageError } from '../cli-error.ts';

export interface ImportArguments {
  readonly inputs: readonly string[];
  readonly to: string | undefined;
  readonly token: string | undefined;
  readonly catalog: string | undefined;
  readonly source: string;
  /** Null: by extension, content type or the first bytes. */
  readonly format: RdfFormat | null;
  readonly report: string | undefined;
  readonly maxBytes: number;
}

/** One source unless named otherwise: next month's dump then replaces this month's, whatever its file name. */
export const DEFAULT_SOURCE = 'import';
const DEFAULT_MAX_MIB = 2048;

export const IMPORT_USAGE = `npm run import -- [options] FILE|URL …

  Reads ${RDF_FORMAT_NAMES.map((name) => RDF_FORMATS[name].label).join(', ')}, gzipped or not.

  --to URL         the catalogue to write to (the one that runs here)
  --catalog ID     make the records members of this catalogue
  --source NAME    who says it: importing again under the same name replaces (the catalogue, else ${DEFAULT_SOURCE})
  --format NAME    ${RDF_FORMAT_NAMES.join(', ')} (by extension, content type or content)
  --report FILE    write everything that was repaired, dropped, rejected or left over, as JSON lines
  --max-size MiB   refuse a larger input, unpacked (${DEFAULT_MAX_MIB})
  --token TOKEN    better: MOISSON_TOKEN in the environment, which nobody else can read

  Exit code: 0 all was stored, 1 something was not, 2 not understood.`;

const OPTIONS = {
  to: { type: 'string' },
  token: { type: 'string' },
  catalog: { type: 'string' },
  source: { type: 'string' },
  format: { type: 'string' },
  report: { type: 'string' },
  'max-size': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const formatNamed = (name: string | undefined): RdfFormat | null => {
  if (name === undefined) return null;
  const format = RDF_FORMAT_NAMES.find((row) => row === name.toLowerCase());
  if (!format) throw usageError(`--format is “${name}”; it can be ${RDF_FORMAT_NAMES.join(', ')}.`);
  return format;
};

const checkName = (option: string, name: string): void => {
  if (!ID_PATTERN.test(name))
    throw usageError(
      `${option} is “${name}”; it takes up to 80 lower-case letters, digits and hyphens.`,
      'For instance: brussels, ministry-of-culture',
    );
};

/** The options, or null when help was asked for. */
export const importArguments = (args: readonly string[]): ImportArguments | null => {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw usageError((error as Error).message.split('. ')[0]!, 'npm run import -- --help');
  }
  const { values, positionals } = parsed;
  if (values.help) return null;
  if (!positionals.length) throw usageError('No file or URL was given.', 'npm run import -- --help');
  if (values.catalog !== undefined) checkName('--catalog', values.catalog);
  const source = values.source ?? values.catalog ?? DEFAULT_SOURCE;
  checkName('--source', source);
  if (source === 'local')
    throw usageError('--source local is kept for what is edited in the catalogue itself.');
  const maxMib = Number(values['max-size'] ?? DEFAULT_MAX_MIB);
  if (!(maxMib > 0)) throw usageError(`--max-size is “${values['max-size']}”; it must be a number of MiB.`);
  return {
    inputs: positionals,
    to: values.to,
    token: values.token,
    catalog: values.catalog,
    source,
    format: formatNamed(values.format),
    report: values.report,
    maxBytes: maxMib * 1024 * 1024,
  };
};

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
