/**
 * Services (ISO 19119): endpoints, what they serve, their type.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { namedNode } from '../../../rdf/terms.ts';
import type { Draft } from '../draft.ts';
import type { SourceValue } from '../mapped-record.ts';
import { isIri } from '../meaning.ts';
import { sayCode } from './code-lists.ts';
import type { Languages } from './languages.ts';
import { textsOf } from './languages.ts';
import { offersOf, onlineOf, sayEndpoint } from './online.ts';
import { sayLocal } from './parties.ts';
import { isSelfDescription } from './protocols.ts';
import type { XmlNode } from './xml.ts';

/** A reference by the address of metadata in a catalogue says nothing of the dataset's own IRI. */
const isMetadataAddress = (url: string): boolean =>
  /getrecordbyid|\/records\/|\/csw\b|metadata|outputschema=/i.test(url);

/** @param resourceOf the IRI of a dataset by the identifiers of its metadata */
export const sayCoupled = (
  draft: Draft,
  identification: XmlNode,
  resourceOf: (identifier: string) => string | null,
): void => {
  for (const node of identification.all('operatesOn')) {
    const reference = node.anchor();
    const uuid = node.attribute('uuidref');
    const id = reference && /[?&]id=([^&#]+)/i.exec(reference.value)?.[1];
    const known = [uuid, id && decoded(id)].flatMap((key) => (key ? (resourceOf(key) ?? []) : []))[0];
    const said: SourceValue = reference ?? { place: node.place, value: uuid ?? '' };
    const iri = [uuid ?? '', reference?.value ?? ''].find((text) => isIri(text) && !isMetadataAddress(text));
    if (known && known !== iri)
      draft.derive(draft.resource, ns.dcat('servesDataset'), namedNode(known), {
        rule: 'reference',
        from: said,
      });
    else if (iri) draft.give(draft.resource, ns.dcat('servesDataset'), namedNode(iri), said.place);
    else draft.note('reference-unresolved', said);
  }
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

export const sayServiceType = (draft: Draft, identification: XmlNode): void =>
  sayCode(draft, draft.resource, ns.geodcatap('serviceType'), {
    list: 'SpatialDataServiceType',
    from: identification.textAt('serviceType'),
  });

/** Operations first: they say which address answers; other addresses only where there are none. */
export const sayEndpoints = (
  draft: Draft,
  metadata: XmlNode,
  identification: XmlNode,
  languages: Languages,
): void => {
  const operations = identification.all(
    'containsOperations/SV_OperationMetadata/connectPoint/CI_OnlineResource',
  );
  const offered = offersOf(metadata).flatMap(({ options }) =>
    options.flatMap((option) => option.all('onLine/CI_OnlineResource')),
  );
  const endpoints = operations.flatMap((node) => onlineOf(draft, node) ?? []);
  const others = offered.flatMap((node) => onlineOf(draft, node) ?? []);
  const isOwn = (kind: string): boolean => kind === 'service' || kind === 'download';
  for (const online of endpoints) sayEndpoint(draft, draft.resource, online);
  for (const online of others) {
    const known = endpoints.some(({ url }) => url.value === online.url.value);
    if (known || isSelfDescription(online.url.value) || (endpoints.length === 0 && isOwn(online.kind)))
      sayEndpoint(draft, draft.resource, online);
    else {
      const page = namedNode(online.url.value);
      const property = ns[isOwn(online.kind) || online.kind === 'landingPage' ? 'dcat' : 'foaf'];
      const name = property === ns.dcat ? 'landingPage' : 'page';
      draft.give(draft.resource, property(name), page, online.url.place);
      draft.type(page, ns.foaf('Document'));
      sayLocal(draft, page, ns.dct('title'), textsOf(online.node.first('name'), languages));
    }
  }
  for (const node of identification.all('containsOperations/SV_OperationMetadata')) {
    node.first('DCP')?.skip();
    node.first('operationName')?.skip();
  }
  identification.first('couplingType')?.skip();
};
