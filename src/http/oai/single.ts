/**
 * Identify, ListMetadataFormats and GetRecord (§4.2, §4.4, §4.1).
 */
import { readEach } from '../../catalogue/oai-documents.ts';
import type { Header } from '../../catalogue/oai-headers.ts';
import { earliestDatestamp, findItem } from '../../catalogue/oai-items.ts';
import type { RecordDocument } from '../../catalogue/record.ts';
import type { Arguments } from './arguments.ts';
import { OaiError, shown } from './errors.ts';
import { FORMATS, type MetadataFormat } from './formats.ts';
import { recordXml } from './headers-xml.ts';
import { formatOf } from './lists.ts';
import { oaiUrl, type Repository } from './repository.ts';
import { element, leaf } from './xml.ts';

/** The scheme `oai`, as its guidelines describe it: for hosts with a name. */
const oaiScheme = ({ identifierForm, baseUrl }: Repository): string | null => {
  const { hostname } = new URL(baseUrl);
  if (identifierForm !== 'oai' || !/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/i.test(hostname)) return null;
  const namespace = 'http://www.openarchives.org/OAI/2.0/oai-identifier';
  const fields = [
    leaf('scheme', 'oai'),
    leaf('repositoryIdentifier', hostname),
    leaf('delimiter', ':'),
    leaf('sampleIdentifier', `oai:${hostname}:air-quality-2k4v7m9p1q`),
  ];
  return element('description', [
    element('oai-identifier', fields, {
      xmlns: namespace,
      'xsi:schemaLocation': `${namespace} ${namespace}.xsd`,
    }),
  ]);
};

export const identify = async (repository: Repository): Promise<string> =>
  element('Identify', [
    leaf('repositoryName', repository.name),
    leaf('baseURL', oaiUrl(repository.baseUrl)),
    leaf('protocolVersion', '2.0'),
    leaf('adminEmail', repository.adminEmail),
    leaf('earliestDatestamp', await earliestDatestamp(repository.ctx)),
    leaf('deletedRecord', 'persistent'),
    leaf('granularity', 'YYYY-MM-DDThh:mm:ssZ'),
    oaiScheme(repository),
  ]);

const requireItem = async ({ ctx, identifierForm }: Repository, identifier = ''): Promise<Header> => {
  const item = await findItem(ctx, identifierForm, identifier);
  if (!item) throw new OaiError('idDoesNotExist', `There is no item “${shown(identifier)}”.`);
  return item;
};

const hasFormat = ({ kinds }: MetadataFormat, { record }: Header): boolean =>
  kinds.some((kind) => kind === record.kind);

export const listMetadataFormats = async (
  repository: Repository,
  { identifier }: Arguments,
): Promise<string> => {
  const item = identifier === undefined ? null : await requireItem(repository, identifier);
  return element(
    'ListMetadataFormats',
    Object.entries(FORMATS)
      .filter(([, format]) => item === null || hasFormat(format, item))
      .map(([prefix, { schema, namespace }]) =>
        element('metadataFormat', [
          leaf('metadataPrefix', prefix),
          leaf('schema', schema),
          leaf('metadataNamespace', namespace),
        ]),
      ),
  );
};

const documentOf = async ({ ctx }: Repository, { record }: Header): Promise<RecordDocument | null> => {
  for await (const documents of readEach(ctx, [record])) return documents[0] ?? null;
  return null;
};

export const getRecord = async (
  repository: Repository,
  { identifier, metadataPrefix }: Arguments,
): Promise<string> => {
  const format = formatOf(metadataPrefix);
  const item = await requireItem(repository, identifier);
  if (!hasFormat(format, item))
    throw new OaiError(
      'cannotDisseminateFormat',
      `The item is a ${item.record.kind}, which is not given as ${shown(metadataPrefix ?? '')}.`,
    );
  const document = item.record.status === 'deleted' ? null : await documentOf(repository, item);
  const metadata = document ? format.write(document, repository.baseUrl) : null;
  // Deleted since it was found.
  const header = metadata === null ? await requireItem(repository, identifier) : item;
  return element('GetRecord', [recordXml(header, metadata)]);
};
