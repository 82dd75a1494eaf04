/**
 * What the commands write for people: colours only on a terminal that wants them, numbers and times in one way.
 */
import type { CliError } from './cli-error.ts';

const wantsColour = (): boolean => process.stdout.isTTY === true && !process.env.NO_COLOR;

const paint =
  (code: number) =>
  (text: string): string =>
    wantsColour() ? `\u001b[${code}m${text}\u001b[0m` : text;

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

/** `18605` → `18,605`. */
export const count = (value: number): string => Math.round(value).toLocaleString('en-GB');

/** `1 record`, `18,605 records`. */
export const counted = (value: number, noun: string, plural = `${noun}s`): string =>
  `${count(value)} ${value === 1 ? noun : plural}`;

/** `0:07`, `12:30`, `1:02:05`. */
export const duration = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

/** `2,411 KiB`, `3.0 MiB`. */
export const bytes = (size: number): string =>
  size < 10 * 1024 * 1024 ? `${count(size / 1024)} KiB` : `${(size / 1024 / 1024).toFixed(1)} MiB`;

export const formatError = (error: CliError): string =>
  `${red('Error:')} ${error.message}${error.hint ? `\n  ${dim('→')} ${error.hint}` : ''}`;
