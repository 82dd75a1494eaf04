/**
 * What wrangler.toml must say before a catalogue can be public, one row a check. Pure.
 */

/** The part of wrangler's configuration that the checks read. */
export interface DeployConfig {
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly d1_databases?: readonly { readonly binding: string; readonly database_id?: string }[];
  readonly triggers?: { readonly crons?: readonly string[] | undefined };
}

export interface Finding {
  readonly isMissing: boolean;
  readonly text: string;
  readonly hint: string;
}

const PLACEHOLDER = /^[0-]*$/;

const databaseFinding = (config: DeployConfig): Finding => {
  const id = config.d1_databases?.find(({ binding }) => binding === 'DB')?.database_id ?? '';
  const isMissing = PLACEHOLDER.test(id);
  return {
    isMissing,
    text: isMissing ? 'Database: database_id in wrangler.toml is a placeholder' : `Database: ${id}`,
    hint: 'npx wrangler d1 create moisson, then write the id that it prints into wrangler.toml.',
  };
};

const baseUrlFinding = (config: DeployConfig): Finding => {
  const url = URL.parse(String(config.vars?.BASE_URL ?? ''));
  const isLocal = !!url && /^(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(url.hostname);
  const isMissing =
    url?.protocol !== 'https:' || isLocal || !!url.search || !!url.hash || /.\/$/.test(url.pathname);
  return {
    isMissing,
    text: isMissing
      ? `Address: BASE_URL in wrangler.toml is “${config.vars?.BASE_URL ?? ''}”`
      : `Address: ${url.href.replace(/\/$/, '')}`,
    hint: 'Set BASE_URL under [vars] to the public https address, without a final slash. It becomes part of every IRI.',
  };
};

const cronFinding = (config: DeployConfig): Finding => {
  const crons = config.triggers?.crons ?? [];
  return {
    isMissing: !crons.length,
    text: crons.length ? `Cron: ${crons.join(', ')}` : 'Cron: no trigger in wrangler.toml',
    hint: 'Set crons = ["* * * * *"] under [triggers]: clean-up and harvests run from it.',
  };
};

export const configFindings = (config: DeployConfig): Finding[] =>
  [databaseFinding, baseUrlFinding, cronFinding].map((check) => check(config));
