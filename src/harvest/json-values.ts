/**
 * Readers of JSON values that people and programs send: each gives the value, or says what it must be.
 */

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a value, or throws a sentence that follows the name of the member. */
export type Read<T> = (value: unknown) => T;

export const oneOf =
  <T extends string>(choices: readonly T[]): Read<T> =>
  (value) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new Error(`must be one of ${choices.join(', ')}`);
    return found;
  };

export const wholeNumber =
  (least: number, most: number): Read<number> =>
  (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
      throw new Error(`must be a whole number from ${least} to ${most}`);
    return value;
  };

export const text =
  (most: number): Read<string> =>
  (value) => {
    if (typeof value !== 'string' || value.trim() === '' || value.length > most)
      throw new Error(`must be a text of 1 to ${most} characters`);
    return value.trim();
  };

export const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (value) =>
    value === null ? null : read(value);

export const httpUrl: Read<string> = (value) => {
  const url = typeof value === 'string' ? URL.parse(value.trim()) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new Error('must be an absolute http(s) URL');
  if (url.username || url.password)
    throw new Error('must hold no user name or password; send those as a header');
  // As it was written: `{page}` in it would be escaped.
  return (value as string).trim();
};

export const iri: Read<string> = (value) => {
  if (typeof value !== 'string' || !/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value))
    throw new Error('must be an absolute IRI');
  return value;
};

export const listOf =
  <T>(read: Read<T>, most: number): Read<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length > most) throw new Error(`must be a list of at most ${most}`);
    return value.map((item, at) => {
      try {
        return read(item);
      } catch (error) {
        throw new Error(`[${at}] ${(error as Error).message}`);
      }
    });
  };

export const flag: Read<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new Error('must be true or false');
  return value;
};

export const share: Read<number> = (value) => {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1))
    throw new Error('must be a number from 0 to 1');
  return value;
};

/** An object of which each member has a reader; members that are not in the table are refused by name. */
export const objectOf =
  <T>(rows: { readonly [Name in keyof T]-?: Read<T[Name]> }): Read<Partial<T>> =>
  (value) => {
    if (!isObject(value)) throw new Error('must be an object');
    const entries = Object.entries(value).map(([name, item]) => {
      const read = Object.hasOwn(rows, name) ? rows[name as keyof T] : undefined;
      if (!read)
        throw new Error(`has a member “${name.slice(0, 50)}”; it may have ${Object.keys(rows).join(', ')}`);
      try {
        return [name, read(item)] as const;
      } catch (error) {
        throw new Error(`.${name} ${(error as Error).message}`);
      }
    });
    return Object.fromEntries(entries) as Partial<T>;
  };

/** Headers that the request has anyway, or that would say who is asking in somebody else's name. */
const RESERVED_HEADERS = new Set(['host', 'connection', 'content-length', 'user-agent', 'cookie', 'origin']);

export const headers: Read<Readonly<Record<string, string>>> = (value) => {
  if (!isObject(value)) throw new Error('must be an object');
  const entries = Object.entries(value);
  if (entries.length > 10) throw new Error('may have at most 10 members');
  for (const [name, item] of entries) {
    if (!/^[A-Za-z0-9-]{1,60}$/.test(name) || RESERVED_HEADERS.has(name.toLowerCase()))
      throw new Error(`has “${name.slice(0, 60)}”, which is no header that may be set`);
    if (typeof item !== 'string' || item.length > 2000 || /[^\t\x20-\x7e]/.test(item))
      throw new Error(`.${name} must be a text of printable ASCII characters`);
  }
  return value as Record<string, string>;
};
