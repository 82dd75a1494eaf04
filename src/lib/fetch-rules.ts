/**
 * Which addresses this server may be sent to by people, portals and queries, and the limits of each request.
 * Pure: judges a URL, opens nothing.
 */
import { AppError } from './app-error.ts';
import { type HostFault, hostFault } from './public-host.ts';

export interface FetchRules {
  readonly userAgent: string;
  /** Host names that are this server itself. */
  readonly ownHosts: readonly string[];
  /** `host` or `host:port`: let through whatever their address and port. */
  readonly allowedHosts: readonly string[];
  readonly ports: readonly number[];
}

export const DEFAULT_PORTS = [80, 443, 8080, 8443];

export const fetchRules = ({
  baseUrl,
  allowedHosts = [],
  ports = DEFAULT_PORTS,
}: {
  readonly baseUrl: string;
  readonly allowedHosts?: readonly string[];
  readonly ports?: readonly number[];
}): FetchRules => ({
  userAgent: `Moisson/1 (+${baseUrl}/)`,
  ownHosts: [new URL(baseUrl).hostname],
  allowedHosts,
  ports,
});

type Fault = HostFault | 'not-a-url' | 'scheme' | 'user' | 'port' | 'own-host' | 'downgrade';

const SAYS: Readonly<Record<Fault, string>> = {
  'not-a-url': 'it is no absolute URL',
  scheme: 'only http and https are fetched',
  user: 'it holds a user name or password',
  port: 'its port is not among those that are fetched from',
  'own-host': 'it is an address of this server itself',
  'address-not-public': 'its address is not one of the public internet',
  'name-without-dot': 'its host name has no dot, so it is not one of the public internet',
  'name-not-public': 'its host name is not one of the public internet',
  downgrade: 'it is a redirect from https to http',
};

const DEFAULT_PORT: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

const portOf = ({ protocol, port }: URL): string => port || DEFAULT_PORT[protocol]!;

const isAllowed = (url: URL, { allowedHosts }: FetchRules): boolean =>
  allowedHosts.some((host) => host === url.hostname || host === `${url.hostname}:${portOf(url)}`);

const faultOf = (url: URL | null, rules: FetchRules, from: URL | null): Fault | null => {
  if (!url) return 'not-a-url';
  if (!Object.hasOwn(DEFAULT_PORT, url.protocol)) return 'scheme';
  if (url.username || url.password) return 'user';
  if (from?.protocol === 'https:' && url.protocol === 'http:') return 'downgrade';
  if (isAllowed(url, rules)) return null;
  if (rules.ownHosts.includes(url.hostname)) return 'own-host';
  return hostFault(url.hostname) ?? (rules.ports.includes(Number(portOf(url))) ? null : 'port');
};

/**
 * The URL to open, without its fragment.
 * @param from the URL that redirected to it
 * @throws AppError `url-refused` with the `reason`
 */
export const checkedUrl = (address: string, rules: FetchRules, from: URL | null = null): URL => {
  const url = URL.parse(address.trim(), from ?? undefined);
  const reason = faultOf(url, rules, from);
  if (reason === null && url) {
    url.hash = '';
    return url;
  }
  const shown = (url ? url.href : address).replace(/\/\/[^/@]*@/, '//').slice(0, 200);
  throw new AppError({
    kind: 'badRequest',
    code: 'url-refused',
    detail: from
      ? `${from.host} redirects to “${shown}”, which is not fetched: ${SAYS[reason!]}.`
      : `“${shown}” is not fetched: ${SAYS[reason!]}.`,
    hint: 'Give the public address of a document. Whoever runs this catalogue can allow further hosts with FETCH_ALLOW_HOSTS and ports with FETCH_PORTS.',
    extra: { url: shown, reason: reason! },
  });
};
