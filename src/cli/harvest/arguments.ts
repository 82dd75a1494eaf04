/**
 * What `npm run harvest` is asked to do, read from its arguments.
 */
import { parseArgs } from 'node:util';
import { usageError } from '../cli-error.ts';

export const HARVEST_USAGE = `npm run harvest -- list                     all sources, with their last and next run
npm run harvest -- add ID URL [--kind KIND] [--title T] [--schedule S] [--set NAME=VALUE …]
npm run harvest -- preview ID [URL] [--n 20]  what a run would do; stores nothing. With the URL and options
                                            of add: of a source that is not saved
npm run harvest -- run ID [--wait]          reads it now
npm run harvest -- status                   runs that are under way
npm run harvest -- report RUN               what a run did
npm run harvest -- confirm RUN              what is gone may be removed
npm run harvest -- cancel RUN               ends it; what it waits to remove stays
npm run harvest -- remove ID [--withdraw]   harvests it no longer; its records stay, or go

  KIND        dcat (default), ckan, udata, opendatasoft, csw, oai-pmh, sparql, ldes, moisson
  --schedule  manual, hourly, daily, weekly, or a cron expression such as "30 2 * * *" (UTC)
  --set       any other member of the configuration, its value as JSON or text: --set policy=enforce
              --set 'removal={"share":0.1}' (docs/harvesting.md)
  --to URL    the catalogue to talk to (the one that runs here); its admin token: MOISSON_TOKEN`;

const OPTIONS = {
  kind: { type: 'string' },
  title: { type: 'string' },
  schedule: { type: 'string' },
  set: { type: 'string', multiple: true },
  n: { type: 'string' },
  wait: { type: 'boolean' },
  withdraw: { type: 'boolean' },
  to: { type: 'string' },
  token: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type HarvestRequest =
  | { readonly kind: 'list' | 'status' }
  | { readonly kind: 'add'; readonly id: string; readonly body: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'preview';
      readonly id: string;
      readonly n: number;
      /** Of a source that is not saved, or as it would be with these members. */
      readonly body?: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'run'; readonly id: string; readonly isAwaited: boolean }
  | { readonly kind: 'report' | 'confirm' | 'cancel'; readonly run: number }
  | { readonly kind: 'remove'; readonly id: string; readonly isWithdrawn: boolean };

export interface HarvestArguments {
  readonly request: HarvestRequest;
  readonly to: string | undefined;
  readonly token: string | undefined;
}

const HELP = 'npm run harvest -- --help';

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });

type Values = ReturnType<typeof parse>['values'];

/** `NAME=VALUE`: JSON where it is some, else text. */
const memberOf = (text: string): readonly [string, unknown] => {
  const at = text.indexOf('=');
  if (at < 1) throw usageError(`--set is “${text}”; it must be NAME=VALUE.`, HELP);
  const value = text.slice(at + 1);
  try {
    return [text.slice(0, at), JSON.parse(value) as unknown];
  } catch {
    return [text.slice(0, at), value];
  }
};

const bodyOf = (url: string, { kind = 'dcat', title, schedule, set = [] }: Values) => ({
  kind,
  url,
  ...(title !== undefined && { title }),
  ...(schedule !== undefined && { schedule }),
  ...Object.fromEntries(set.map(memberOf)),
});

const numberOf = (name: string, text: string): number => {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw usageError(`${name} is “${text}”; it must be a number.`, HELP);
  return Number(text);
};

const requestOf = (positionals: readonly string[], values: Values): HarvestRequest | null => {
  const [verb = 'list', first, second, ...more] = positionals;
  const isAlone = first !== undefined && second === undefined;
  if (more.length > 0) return null;
  if ((verb === 'list' || verb === 'status') && first === undefined) return { kind: verb };
  if (verb === 'add' && first && second) return { kind: 'add', id: first, body: bodyOf(second, values) };
  if (verb === 'preview' && first) {
    const n = numberOf('--n', values.n ?? '20');
    return { kind: 'preview', id: first, n, ...(second && { body: bodyOf(second, values) }) };
  }
  if (!isAlone) return null;
  if (verb === 'run') return { kind: 'run', id: first, isAwaited: values.wait === true };
  if (verb === 'remove') return { kind: 'remove', id: first, isWithdrawn: values.withdraw === true };
  if (verb === 'report' || verb === 'confirm' || verb === 'cancel')
    return { kind: verb, run: numberOf('RUN', first) };
  return null;
};

/** What is asked for, or null for help. */
export const harvestArguments = (args: readonly string[]): HarvestArguments | null => {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw usageError((error as Error).message.split('. ')[0]!, HELP);
  }
  const { values, positionals } = parsed;
  if (values.help) return null;
  const request = requestOf(positionals, values);
  if (!request)
    throw usageError(
      'Say list, add ID URL, preview ID [URL], run ID, status, report RUN, confirm RUN, cancel RUN or remove ID.',
      HELP,
    );
  return { request, to: values.to, token: values.token };
};
