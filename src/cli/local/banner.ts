/**
 * What `npm start` says when the catalogue is up: the ways in, for a person who sees it for the first time.
 */
import { bold, counted, dim, green } from '../terminal.ts';

export interface BannerFacts {
  readonly url: string;
  readonly baseUrl: string;
  readonly records: number;
  readonly stateDir: string;
  /** The token when it was made at this start, else null: it is shown once. */
  readonly newToken: string | null;
  /** Where the token is to be found when it is not shown. */
  readonly tokenPlace: string;
}

const LABEL_WIDTH = 14;

const row = (label: string, value: string): string => `  ${dim(label.padEnd(LABEL_WIDTH))}${value}`;

export const banner = (facts: BannerFacts): string => {
  const at = facts.baseUrl === facts.url ? [] : [row('Listening on', `${facts.url} (for a reverse proxy)`)];
  return [
    '',
    `${green('●')} ${bold('Moisson')} serves ${counted(facts.records, 'record')}`,
    '',
    row('Home', bold(`${facts.baseUrl}/`)),
    row('Catalogue', `${facts.baseUrl}/catalog`),
    row('as Turtle', `curl ${facts.baseUrl}/catalog.ttl`),
    ...at,
    row('Import', 'npm run import -- FILE …   (Turtle, RDF/XML, JSON-LD, N-Triples …)'),
    row('State', facts.stateDir),
    facts.newToken
      ? row('Admin token', `${bold(facts.newToken)}  ${dim(`shown once, kept in ${facts.tokenPlace}`)}`)
      : row('Admin token', facts.tokenPlace),
    '',
    dim('  Ctrl+C ends it.'),
    '',
  ].join('\n');
};
