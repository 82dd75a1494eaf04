/**
 * What the process that owns the server and the process that hosts the Worker say to each other. The start
 * message carries the secrets: it travels over a private pipe, never as argument or environment.
 */

export interface HostOptions {
  readonly projectRoot: string;
  /** In place of the one that wrangler.toml names. */
  readonly entrypoint?: string;
  readonly stateDir: string;
  readonly port: number;
  /** A path that the Worker answers whatever state it is in. */
  readonly healthPath: string;
  /** Values of the Worker's settings that differ from wrangler.toml. */
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Rebuilds the Worker when its source changes. */
  readonly watch: boolean;
}

export type LogLevel = 'debug' | 'info' | 'log' | 'warn' | 'error';

export type ToHost = { readonly kind: 'start'; readonly options: HostOptions } | { readonly kind: 'stop' };

export type FromHost =
  | { readonly kind: 'ready'; readonly workerdPids: readonly number[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'log'; readonly level: string; readonly message: string };
