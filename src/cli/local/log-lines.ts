/**
 * The lines that wrangler and the Worker write, made compact: one line a request, one line a log entry, and
 * nothing about wrangler itself. Pure.
 */
import type { LogLevel } from './host-messages.ts';

export interface LogLine {
  readonly level: LogLevel;
  readonly text: string;
}

const REQUEST = /^\[wrangler:info\] ([A-Z]+) (\S+) (\d{3}) .*\((\d+)ms\)$/;
const ERROR = /^(?:✘|X) \[ERROR\] (.*)$|^\[wrangler:(?:error|warn)\] (.*)$/;
const OWN_TRAFFIC = /\/health$|^\/cdn-cgi\//;

// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what a colour looks like
const COLOUR = /\u001b\[[0-9;]*m/g;

const levelOfStatus = (status: number): LogLevel =>
  status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info';

/** A line of wrangler's output, or null when it says nothing to the person who runs the server. */
export const fromWrangler = (raw: string): LogLine | null => {
  const line = raw.replace(COLOUR, '').trim();
  const request = line.match(REQUEST);
  if (request) {
    const [, method = '', path = '', status = '', time = ''] = request;
    if (OWN_TRAFFIC.test(path)) return null;
    return { level: levelOfStatus(Number(status)), text: `${method} ${path} ${status} ${time} ms` };
  }
  const error = line.match(ERROR);
  const text = error?.[1] ?? error?.[2];
  return text ? { level: 'error', text } : null;
};

const MAX_LENGTH = 2_000;

/** Levels as wrangler spells them where they are not ours; it may know more than we do. */
const LEVELS: Readonly<Record<string, LogLevel>> = {
  debug: 'debug',
  info: 'info',
  log: 'log',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  assert: 'error',
};

/** What the Worker logged, on one line where it is one; a stack keeps its lines, indented. */
export const fromWorker = (level: string, message: string): LogLine => {
  const text = message.replace(COLOUR, '').trimEnd();
  const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)} …` : text;
  return { level: LEVELS[level] ?? 'log', text: cut.replaceAll('\n', '\n    ') };
};

/** `12:04:11 warn  GET /nothing 404 3 ms`. */
export const formatLogLine = ({ level, text }: LogLine, time: Date): string => {
  const clock = time.toTimeString().slice(0, 8);
  const label = level === 'error' || level === 'warn' ? `${level.padEnd(5)} ` : '';
  return `${clock} ${label}${text}`;
};
