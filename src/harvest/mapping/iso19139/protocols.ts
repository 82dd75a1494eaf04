/**
 * What an online resource is: told by its function, its protocol, its media type, its address, in this order. One
 * row a kind of service; GeoDCAT-AP names protocols by the pages of their standards.
 */
import { extensionOf, isDataExtension } from '../../../vocab/file-types.ts';

export type OnlineKind = 'service' | 'download' | 'page' | 'landingPage';

interface ServiceRow {
  readonly pattern: RegExp;
  readonly standard: string | null;
  /** It answers with pictures, not with the data in their format. */
  readonly isView: boolean;
}

const OGC = 'http://www.opengeospatial.org/standards/';
const CATALOGUE = `${OGC}cat`;
const row = (name: string, standard: string | null, isView = false): ServiceRow => ({
  pattern: new RegExp(`(?<![a-z])${name}(?![a-z])`, 'i'),
  standard,
  isView,
});

/** In this order: WMTS and WMS-C are no WMS. */
const SERVICES: readonly ServiceRow[] = [
  row('wmts', `${OGC}wmts`, true),
  row('wms-?c', null, true),
  row('wms', `${OGC}wms`, true),
  row('wfs(?:-g)?', `${OGC}wfs`),
  row('wcs', `${OGC}wcs`),
  row('wps', `${OGC}wps`),
  row('csw', CATALOGUE),
  row('sos', `${OGC}sos`),
  row('sensorthings', `${OGC}sensorthings`),
  row('ogc ?api[\\w :-]*', 'https://ogcapi.ogc.org/'),
  row('tms', null, true),
  row('atom', 'https://tools.ietf.org/html/rfc4287'),
  row('opensearch', 'http://www.opensearch.org/Specifications/OpenSearch/1.1'),
  row('sparql', 'https://www.w3.org/TR/sparql11-protocol/'),
  row('esri:? ?rest', null, true),
];

export const serviceOf = (hints: readonly string[]): ServiceRow | null => {
  for (const hint of hints) {
    const found = SERVICES.find(({ pattern }) => pattern.test(hint));
    if (found) return found;
  }
  return null;
};

/** The parameter by which addresses of OGC services tell what they are. */
export const serviceParameter = (url: string): string | null => /[?&]service=(\w+)/i.exec(url)?.[1] ?? null;

const FUNCTIONS: Readonly<Record<string, OnlineKind>> = {
  download: 'download',
  offlineAccess: 'download',
  order: 'download',
  information: 'page',
  search: 'page',
};

const PROTOCOLS: readonly (readonly [RegExp, OnlineKind])[] = [
  [/^(?:WWW:DOWNLOAD|FILE|DB)\b/i, 'download'],
  [/^WWW:LINK\b/i, 'landingPage'],
];

export interface OnlineHints {
  readonly functionCode: string | null;
  readonly protocols: readonly string[];
  readonly mediaType: string | null;
  readonly url: string;
}

export const onlineKindOf = ({ functionCode, protocols, mediaType, url }: OnlineHints): OnlineKind => {
  const service = serviceOf(protocols) ?? serviceOf([serviceParameter(url) ?? '']);
  const byFunction = FUNCTIONS[functionCode ?? ''];
  // A catalogue service gives metadata, and not the data.
  if (service?.standard === CATALOGUE) return 'page';
  if (service && byFunction !== 'page') return 'service';
  if (byFunction) return byFunction;
  for (const [pattern, kind] of PROTOCOLS)
    if (protocols.some((protocol) => pattern.test(protocol))) return kind;
  if ((mediaType && !/html/i.test(mediaType)) || isDataExtension(extensionOf(url) ?? '')) return 'download';
  return 'landingPage';
};

/** Parameters of the request; others (`map=` of MapServer) belong to the address of the service. */
const REQUEST = new Set(['service', 'request', 'version', 'acceptversions', 'language', 'sections']);

/** The address of a service out of that of its self-description; null where it is that address already. */
export const endpointOf = (url: string): string | null => {
  const [base = '', query] = url.replace(/#.*$/, '').split('?', 2);
  if (query === undefined) return null;
  const kept = query
    .split('&')
    .filter((part) => part !== '' && !REQUEST.has(part.split('=', 1)[0]!.toLowerCase()));
  const endpoint = kept.length > 0 ? `${base}?${kept.join('&')}` : base;
  return endpoint === url ? null : endpoint;
};

export const isSelfDescription = (url: string): boolean =>
  /[?&]request=getcapabilities(?:&|$)/i.test(url) || /\.(?:wsdl|yaml|yml)$/i.test(url);
