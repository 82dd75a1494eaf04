/**
 * Whether the host of a URL belongs to the public internet, judged by what is written in the URL: special
 * addresses (IANA registries of RFC 6890) and names that only mean something inside a network. It resolves no
 * names. Hosts come as the URL parser writes them: IPv4 in four decimal parts, IPv6 in brackets.
 */

type Block4 = readonly [address: string, bits: number];

const SPECIAL_IPV4: readonly Block4[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local; clouds answer with their metadata, tokens included, at 169.254.169.254.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Only 2000::/3 is given to the public, and not all of it: these carry an IPv4 address or are for other uses. */
const SPECIAL_IPV6: readonly (readonly [prefix: readonly number[], bits: number])[] = [
  [[0x2001, 0x0000], 23],
  [[0x2001, 0x0db8], 32],
  [[0x2002], 16],
  [[0x3fff, 0x0000], 20],
];

const INSIDE_NAMES = [
  ...['localhost', 'local', 'localdomain', 'internal', 'intranet', 'private', 'corp', 'home', 'lan'],
  ...['home.arpa', 'onion'],
];

const ipv4Number = (address: string): number | null => {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  return parts ? parts.reduce((sum, part) => sum * 256 + part, 0) : null;
};

const isSpecialIpv4 = (address: number): boolean =>
  SPECIAL_IPV4.some(([block, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(address / size) === Math.floor(ipv4Number(block)! / size);
  });

/** The eight groups of an IPv6 address as the URL parser writes it. */
const ipv6Groups = (address: string): readonly number[] => {
  const [head = '', tail] = address.split('::');
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [first, last] = [read(head), read(tail ?? '')];
  return [...first, ...new Array<number>(8 - first.length - last.length).fill(0), ...last];
};

const isPublicIpv6 = (groups: readonly number[]): boolean => {
  const bit = (list: readonly number[], at: number): number => ((list[at >> 4] ?? 0) >> (15 - (at & 15))) & 1;
  const startsWith = (prefix: readonly number[], bits: number): boolean =>
    Array.from({ length: bits }, (_, at) => at).every((at) => bit(groups, at) === bit(prefix, at));
  return startsWith([0x2000], 3) && !SPECIAL_IPV6.some(([prefix, bits]) => startsWith(prefix, bits));
};

export type HostFault = 'address-not-public' | 'name-without-dot' | 'name-not-public';

/** What keeps the host of a parsed URL (`URL.hostname`) from being public, or null. */
export const hostFault = (hostname: string): HostFault | null => {
  if (hostname.startsWith('['))
    return isPublicIpv6(ipv6Groups(hostname.slice(1, -1))) ? null : 'address-not-public';
  const address = ipv4Number(hostname);
  if (address !== null) return isSpecialIpv4(address) ? 'address-not-public' : null;
  const name = hostname.replace(/\.$/, '');
  if (INSIDE_NAMES.some((inside) => name === inside || name.endsWith(`.${inside}`))) return 'name-not-public';
  return name.includes('.') ? null : 'name-without-dot';
};
