/**
 * Headers as XML (§2.5): identifier, datestamp, sets; a tombstone says that it is one.
 */
import type { Header } from '../../catalogue/oai-headers.ts';
import { element, leaf } from './xml.ts';

export const headerXml = ({ record, identifier, sets }: Header): string =>
  element(
    'header',
    [
      leaf('identifier', identifier),
      leaf('datestamp', record.modified),
      ...sets.map((spec) => leaf('setSpec', spec)),
    ],
    { status: record.status === 'deleted' ? 'deleted' : undefined },
  );

/** @param metadata XML of the format; null for a tombstone */
export const recordXml = (header: Header, metadata: string | null): string =>
  element('record', [headerXml(header), metadata === null ? null : element('metadata', [metadata])]);
