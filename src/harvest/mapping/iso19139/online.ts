/**
 * Online resources: distributions, services that give access, pages.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { namedNode } from '../../../rdf/terms.ts';
import type { Draft, Resource } from '../draft.ts';
import type { SourceValue } from '../mapped-record.ts';
import { addressOf } from '../say.ts';
import { sayCode } from './code-lists.ts';
import { type Delivered, saySize, wishFormats } from './delivery.ts';
import { type Languages, textsOf } from './languages.ts';
import { sayLocal } from './parties.ts';
import { endpointOf, isSelfDescription, onlineKindOf, serviceOf, serviceParameter } from './protocols.ts';
import type { XmlNode } from './xml.ts';

/** Formats, and the online resources that come in them. */
export interface Offer {
  readonly formats: readonly XmlNode[];
  readonly options: readonly XmlNode[];
}

interface Online extends Delivered {
  readonly node: XmlNode;
  readonly protocols: readonly SourceValue[];
}

/** What a distributor offers comes in that distributor's formats. */
export const offersOf = (metadata: XmlNode): readonly Offer[] =>
  metadata.all('distributionInfo/MD_Distribution').flatMap((info) => {
    const common = info.all('distributionFormat/MD_Format');
    const own = { formats: common, options: info.all('transferOptions/MD_DigitalTransferOptions') };
    const byDistributor = info.all('distributor/MD_Distributor').map((distributor) => {
      const formats = distributor.all('distributorFormat/MD_Format');
      return {
        formats: formats.length > 0 ? formats : common,
        options: distributor.all('distributorTransferOptions/MD_DigitalTransferOptions'),
      };
    });
    return [own, ...byDistributor];
  });

/** The element that names a media type instead of being plain text (`gmx:MimeFileType`). */
const mediaTypeOf = (node: XmlNode): SourceValue | null => {
  for (const name of ['name', 'description', 'protocol']) {
    const file = node.first(`${name}/MimeFileType`);
    const type = file?.attribute('type');
    if (file && type) return { place: file.place, value: type };
  }
  return null;
};

export const onlineOf = (draft: Draft, node: XmlNode): Online | null => {
  const written = node.textAt('linkage');
  const address = written && addressOf(written.value);
  if (!written || !address) {
    if (written) draft.note('address-unreadable', written);
    return null;
  }
  const url = { ...written, value: address.value };
  const protocol = node.first('protocol');
  const profile = node.first('applicationProfile');
  const protocols = [protocol?.text(), protocol?.anchor(), profile?.text(), profile?.anchor()].filter(
    (value) => value !== null && value !== undefined,
  );
  const mediaType = mediaTypeOf(node);
  const functionCode = node.codeAt('function')?.value ?? null;
  const kind = onlineKindOf({
    functionCode,
    protocols: protocols.map(({ value }) => value),
    mediaType: mediaType?.value ?? null,
    url: url.value,
  });
  return { node, url, kind, protocols, mediaType };
};

const saidOf = ({ node }: Online, draft: Draft, target: Resource, languages: Languages): void => {
  sayLocal(draft, target, ns.dct('title'), textsOf(node.first('name'), languages));
  sayLocal(draft, target, ns.dct('description'), textsOf(node.first('description'), languages));
};

/** The address of a service, and that of what it says of itself. */
export const sayEndpoint = (draft: Draft, service: Resource, { url, protocols }: Online): void => {
  const isDescription = isSelfDescription(url.value);
  const endpoint = isDescription ? endpointOf(url.value) : null;
  const property = ns.dcat(isDescription ? 'endpointDescription' : 'endpointURL');
  draft.give(service, property, namedNode(url.value), url.place);
  if (endpoint)
    draft.derive(service, ns.dcat('endpointURL'), namedNode(endpoint), {
      rule: 'endpoint-of-url',
      from: url,
    });
  else if (isDescription) draft.give(service, ns.dcat('endpointURL'), namedNode(url.value), url.place);
  const standard =
    serviceOf(protocols.map(({ value }) => value)) ?? serviceOf([serviceParameter(url.value) ?? '']);
  const [from = url] = protocols;
  if (standard?.standard)
    draft.derive(service, ns.geodcatap('serviceProtocol'), namedNode(standard.standard), {
      rule: 'code-list',
      from,
    });
};

const sayAccessService = (
  draft: Draft,
  distribution: Resource,
  online: Online,
  languages: Languages,
): void => {
  const service = draft.part(distribution, ns.dcat('accessService'), ns.dcat('DataService'));
  const names = textsOf(online.node.first('name'), languages);
  const titles = names.length > 0 ? names : textsOf(online.node.first('description'), languages);
  sayLocal(draft, service, ns.dct('title'), titles);
  sayEndpoint(draft, service, online);
};

const sayDistribution = (
  draft: Draft,
  online: Online,
  { offer, size, languages }: { offer: Offer; size: SourceValue | null; languages: Languages },
): Resource => {
  const distribution = draft.part(draft.resource, ns.dcat('distribution'), ns.dcat('Distribution'));
  saidOf(online, draft, distribution, languages);
  const { url, kind, protocols } = online;
  draft.give(distribution, ns.dcat('accessURL'), namedNode(url.value), url.place);
  if (kind === 'service') sayAccessService(draft, distribution, online, languages);
  else if (
    online.node.codeAt('function')?.value === 'download' ||
    protocols.some(({ value }) => /^WWW:DOWNLOAD/i.test(value))
  )
    draft.give(distribution, ns.dcat('downloadURL'), namedNode(url.value), url.place);
  saySize(draft, distribution, size);
  // A map view delivers pictures, whatever the data are stored in.
  const service = kind === 'service' ? serviceOf(protocols.map(({ value }) => value)) : null;
  if (!service?.isView) wishFormats(draft, distribution, online, offer.formats);
  for (const format of offer.formats) format.first('version')?.skip();
  return distribution;
};

const sayPage = (draft: Draft, online: Online, languages: Languages): void => {
  const page = namedNode(online.url.value);
  const property = online.kind === 'page' ? ns.foaf('page') : ns.dcat('landingPage');
  draft.give(draft.resource, property, page, online.url.place);
  draft.type(page, ns.foaf('Document'));
  saidOf(online, draft, page, languages);
};

/** Formats are those of each file only where there is one format, or one file. */
const assigned = (draft: Draft, offer: Offer): Offer => {
  const files = offer.options.flatMap((options) => options.all('onLine/CI_OnlineResource'));
  if (offer.formats.length < 2 || files.length < 2) return offer;
  for (const format of offer.formats) {
    const name = format.first('name')?.text();
    format.skip();
    if (name) draft.note('format-unassigned', name);
  }
  return { ...offer, formats: [] };
};

/** The distributions, after everything that is offered was said. */
export const sayOffers = (draft: Draft, metadata: XmlNode, languages: Languages): readonly Resource[] => {
  const distributions: Resource[] = [];
  const representation = metadata.first('identificationInfo/*/spatialRepresentationType')?.code() ?? null;
  for (const offer of offersOf(metadata).map((each) => assigned(draft, each)))
    for (const options of offer.options) {
      const size = options.textAt('transferSize');
      for (const node of options.all('onLine/CI_OnlineResource')) {
        const online = onlineOf(draft, node);
        if (!online) continue;
        if (online.kind === 'page' || online.kind === 'landingPage') sayPage(draft, online, languages);
        else distributions.push(sayDistribution(draft, online, { offer, size, languages }));
      }
    }
  for (const distribution of distributions)
    sayCode(draft, distribution, ns.adms('representationTechnique'), {
      list: 'SpatialRepresentationType',
      from: representation,
    });
  return distributions;
};
