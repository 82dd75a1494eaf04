/**
 * The arguments of OAI-PMH requests (§3.1.1), one row a verb: which it must have, which it may have, and whether a
 * resumptionToken may stand for them all.
 */
import { OaiError, shown } from './errors.ts';

export const VERBS = {
  Identify: { required: [], optional: [], isResumed: false },
  ListMetadataFormats: { required: [], optional: ['identifier'], isResumed: false },
  ListSets: { required: [], optional: [], isResumed: true },
  ListIdentifiers: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], isResumed: true },
  ListRecords: { required: ['metadataPrefix'], optional: ['from', 'until', 'set'], isResumed: true },
  GetRecord: { required: ['identifier', 'metadataPrefix'], optional: [], isResumed: false },
} as const satisfies Record<
  string,
  { readonly required: readonly string[]; readonly optional: readonly string[]; readonly isResumed: boolean }
>;
export type Verb = keyof typeof VERBS;

export interface Arguments {
  readonly verb: Verb;
  readonly identifier?: string;
  readonly metadataPrefix?: string;
  readonly from?: string;
  readonly until?: string;
  readonly set?: string;
  readonly resumptionToken?: string;
}

const isVerb = (text: string): text is Verb => Object.hasOwn(VERBS, text);

const verbOf = (parameters: URLSearchParams): Verb => {
  const verbs = parameters.getAll('verb');
  const [verb] = verbs;
  if (verb === undefined || verb === '') throw new OaiError('badVerb', 'The argument verb is missing.');
  if (verbs.length > 1) throw new OaiError('badVerb', 'The argument verb is repeated.');
  if (!isVerb(verb))
    throw new OaiError(
      'badVerb',
      `There is no verb “${shown(verb)}”; there are ${Object.keys(VERBS).join(', ')}.`,
    );
  return verb;
};

/** @throws OaiError `badVerb`, `badArgument` */
export const parseArguments = (parameters: URLSearchParams): Arguments => {
  const verb = verbOf(parameters);
  const { required, optional, isResumed } = VERBS[verb];
  const known = new Set<string>([
    'verb',
    ...required,
    ...optional,
    ...(isResumed ? ['resumptionToken'] : []),
  ]);
  for (const name of new Set(parameters.keys())) {
    if (!known.has(name)) throw new OaiError('badArgument', `${verb} has no argument “${shown(name)}”.`);
    if (parameters.getAll(name).length > 1)
      throw new OaiError('badArgument', `The argument ${name} is repeated.`);
    if (parameters.get(name) === '') throw new OaiError('badArgument', `The argument ${name} is empty.`);
  }
  const given = Object.fromEntries(parameters) as Omit<Arguments, 'verb'>;
  const isComplete = (name: keyof typeof given): boolean => given[name] !== undefined;
  const missing = given.resumptionToken === undefined ? required.filter((name) => !isComplete(name)) : [];
  if (missing.length > 0)
    throw new OaiError('badArgument', `${verb} needs the argument ${missing.join(' and ')}.`);
  return { ...given, verb };
};
