/**
 * Format, media type and download of a distribution: from their spellings, from each other, and from the
 * extension of the file, by the same tables that mending uses.
 */
import { ns } from '../../rdf/namespaces.ts';
import { namedNode } from '../../rdf/terms.ts';
import { extensionOf, hasOneMediaType, isDataExtension, isPacking } from '../../vocab/file-types.ts';
import { SCHEMES } from '../../vocab/schemes.ts';
import type { Vocabularies } from '../../vocab/vocabularies.ts';
import type { Draft } from './draft.ts';
import type { SourceValue } from './mapped-record.ts';
import { isIri, meaningOf } from './meaning.ts';
import type { FormatWish } from './wishes.ts';

const FORMAT = ns.dct('format');
const MEDIA_TYPE = ns.dcat('mediaType');
const IS_MEDIA_TYPE = /^(?:application|audio|font|image|message|model|multipart|text|video)\/[\w.+-]+$/i;

const withoutParameters = (from: SourceValue): SourceValue => ({
  ...from,
  value: from.value.replace(/\s*;.*$/s, '').trim(),
});

/** The file type that the texts name, told how. */
const fileTypeOf = async (
  { formats, mediaTypes, urls }: FormatWish,
  vocabularies: Vocabularies,
): Promise<{ concept: string; from: SourceValue; rule: 'concept' | 'file-extension' } | null> => {
  for (const { meant, ...from } of formats) {
    const { value } = withoutParameters(from);
    const concept = await meaningOf(vocabularies, 'file-type', { value: meant ?? value });
    if (concept) return { concept, from, rule: 'concept' };
  }
  // A format that nobody knows is not overruled by a guess.
  if (formats.length > 0) return null;
  for (const from of mediaTypes.map(withoutParameters)) {
    const concept = await meaningOf(vocabularies, 'file-type', from);
    if (concept && !isPacking(concept)) return { concept, from, rule: 'concept' };
  }
  for (const from of urls) {
    const extension = extensionOf(from.value);
    if (!extension || !isDataExtension(extension)) continue;
    const concept = await meaningOf(vocabularies, 'file-type', { value: extension, isCode: true });
    if (concept) return { concept, from, rule: 'file-extension' };
  }
  return null;
};

const grantMediaType = async (
  draft: Draft,
  { subject, mediaTypes, urls }: FormatWish,
  fileType: { concept: string; from: SourceValue } | null,
  vocabularies: Vocabularies,
): Promise<void> => {
  for (const from of mediaTypes.map(withoutParameters)) {
    const concept = await meaningOf(vocabularies, 'media-types', from);
    // What is registered with IANA and not in our table is right as it stands.
    const isOwn = from.value.replace(/^http:/, 'https:').startsWith(SCHEMES['media-types'].prefix);
    if (isOwn) draft.give(subject, MEDIA_TYPE, namedNode(from.value), from.place);
    else if (concept) draft.derive(subject, MEDIA_TYPE, namedNode(concept), { rule: 'media-type', from });
    else if (IS_MEDIA_TYPE.test(from.value)) {
      const node = draft.part(subject, MEDIA_TYPE, ns.dct('MediaType'));
      draft.give(node, ns.rdfs('label'), from.value, from.place);
      draft.note('not-in-vocabulary', from);
    } else draft.note('not-mapped', from);
    return;
  }
  if (!fileType || !hasOneMediaType(fileType.concept)) return;
  for (const { value } of urls) {
    const extension = extensionOf(value);
    // An archive of such files has another media type.
    if (!extension) continue;
    const packed = await meaningOf(vocabularies, 'file-type', { value: extension, isCode: true });
    if (packed && packed !== fileType.concept) return;
  }
  const concept = await vocabularies.conceptFor('media-types', fileType.concept);
  if (!concept) return;
  draft.derive(subject, MEDIA_TYPE, namedNode(concept), {
    rule: 'media-type-of-format',
    from: fileType.from,
  });
};

export const grantFormat = async (
  draft: Draft,
  wish: FormatWish,
  vocabularies: Vocabularies,
): Promise<void> => {
  const { subject, formats, urls, isDownload } = wish;
  const fileType = await fileTypeOf(wish, vocabularies);
  if (fileType) {
    const concept = namedNode(fileType.concept);
    if (fileType.from.value === fileType.concept) draft.give(subject, FORMAT, concept, fileType.from.place);
    else draft.derive(subject, FORMAT, concept, fileType);
  } else
    for (const from of formats.slice(0, 1)) {
      if (isIri(from.value)) draft.give(subject, FORMAT, namedNode(from.value), from.place);
      else {
        const node = draft.part(subject, FORMAT, ns.dct('MediaTypeOrExtent'));
        draft.give(node, ns.rdfs('label'), from.value, from.place);
      }
      draft.note('not-in-vocabulary', from);
    }
  await grantMediaType(draft, wish, fileType, vocabularies);
  if (isDownload) return;
  for (const from of urls)
    if (isDataExtension(extensionOf(from.value) ?? ''))
      draft.derive(subject, ns.dcat('downloadURL'), namedNode(from.value), { rule: 'direct-download', from });
};
