/**
 * The form in which a distribution comes: formats, media type, size.
 */
import { ns } from '../../../rdf/namespaces.ts';
import { literal } from '../../../rdf/terms.ts';
import type { Draft, Resource } from '../draft.ts';
import type { SourceValue } from '../mapped-record.ts';
import type { OnlineKind } from './protocols.ts';
import type { XmlNode } from './xml.ts';

export interface Delivered {
  readonly url: SourceValue;
  readonly kind: OnlineKind;
  readonly mediaType: SourceValue | null;
}

/** ISO 19115 gives the size in megabytes: 10^6 bytes. */
export const saySize = (draft: Draft, distribution: Resource, from: SourceValue | null): void => {
  if (!from) return;
  const bytes = Math.round(Number(from.value) * 1e6);
  if (!Number.isSafeInteger(bytes) || bytes <= 0) {
    draft.note('number-unreadable', from);
    return;
  }
  const value = literal(String(bytes), ns.xsd('nonNegativeInteger'));
  draft.derive(distribution, ns.dcat('byteSize'), value, { rule: 'conversion', from });
};

export const wishFormats = (
  draft: Draft,
  distribution: Resource,
  online: Delivered,
  formats: readonly XmlNode[],
): void => {
  const isService = online.kind === 'service';
  const urls = isService ? [] : [online.url];
  const isDownload = isService || draft.hasGiven(distribution, ns.dcat('downloadURL'));
  const rows = formats.flatMap((format) => {
    const name = format.first('name');
    const [text, anchor] = [name?.text() ?? null, name?.anchor() ?? null];
    return text || anchor ? [{ text, anchor }] : [];
  });
  if (rows.length === 0 && !isService) {
    const mediaTypes = online.mediaType ? [online.mediaType] : [];
    draft.wish({ kind: 'format', subject: distribution, formats: [], mediaTypes, urls, isDownload });
  }
  for (const { text, anchor } of rows) {
    const isMediaType = anchor?.value.includes('iana.org/assignments/media-types/') ?? false;
    draft.wish({
      kind: 'format',
      subject: distribution,
      formats: isMediaType ? [] : [anchor, text].filter((value) => value !== null),
      mediaTypes:
        isMediaType && anchor ? [anchor] : online.mediaType && rows.length === 1 ? [online.mediaType] : [],
      urls,
      isDownload,
    });
  }
};
