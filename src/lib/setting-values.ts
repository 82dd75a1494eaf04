/**
 * Values of settings from their texts. Each throws a sentence that follows the variable's name. Pure.
 */

export const integerBetween =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new Error(`must be a whole number from ${least} to ${most}`);
    return value;
  };

export const parseBaseUrl = (text: string): string => {
  const url = URL.parse(text);
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new Error('must be an absolute http(s) URL');
  if (url.search || url.hash || url.username || url.password)
    throw new Error('must have no user, query or fragment');
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
};

export const parseEmail = (text: string): string | null => {
  if (text !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) throw new Error('must be an e-mail address');
  return text || null;
};

/** As the URL parser writes hosts. */
export const parseHosts = (text: string): readonly string[] =>
  text
    .split(/[\s,]+/)
    .filter((item) => item !== '')
    .map((item) => {
      const [, name, port] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(item) ?? [];
      const host = name === undefined ? '' : (URL.parse(`http://${name}/`)?.hostname ?? '');
      if (host === '' || /[/@?#*]/.test(item))
        throw new Error('must be a list of hosts, each with its port or without');
      return port === undefined ? host : `${host}:${Number(port)}`;
    });

export const parseSwitch = (text: string): boolean => {
  if (text !== 'on' && text !== 'off') throw new Error('must be on or off');
  return text === 'on';
};

export const parsePorts = (text: string): readonly number[] =>
  text.split(/[\s,]+/).map((item) => {
    const port = Number(item);
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new Error('must be a list of numbers from 1 to 65535');
    return port;
  });

export const parseUrls = (text: string): readonly string[] =>
  text
    .split(/[\s,]+/)
    .filter((item) => item !== '')
    .map((item) => {
      const url = URL.parse(item);
      if (!url || !['http:', 'https:'].includes(url.protocol))
        throw new Error('must be a list of absolute http(s) URLs');
      return item;
    });
