/**
 * The one port to object storage: files that are too large for the database, written in parts and read in ranges.
 * Nothing else sees R2.
 */

export interface Part {
  readonly partNumber: number;
  readonly etag: string;
}

/** Inclusive, as in HTTP. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

export interface Bucket {
  /** The file or a part of it; null when there is none. */
  get(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Keys that begin so, a thousand at most. */
  list(prefix: string): Promise<readonly string[]>;
  remove(keys: readonly string[]): Promise<void>;
  /** Begins a file that is written in parts, and answers the name of the upload. */
  begin(key: string, contentType: string): Promise<string>;
  /** All parts but the last have `PART_BYTES`. */
  putPart(key: string, upload: string, partNumber: number, bytes: Uint8Array): Promise<Part>;
  /** The file is there from now on, or not at all. */
  complete(key: string, upload: string, parts: readonly Part[]): Promise<void>;
  abort(key: string, upload: string): Promise<void>;
}

/** R2 takes no smaller ones, and only equal ones: https://developers.cloudflare.com/r2/objects/multipart-objects/ */
export const PART_BYTES = 5 * 1024 * 1024;

/** The port over an R2 binding. */
export const r2 = (binding: R2Bucket): Bucket => ({
  get: async (key, range) => {
    const options = range && { range: { offset: range.first, length: range.last - range.first + 1 } };
    return (await binding.get(key, options))?.body ?? null;
  },
  put: async (key, bytes) => {
    await binding.put(key, bytes);
  },
  list: async (prefix) => (await binding.list({ prefix })).objects.map(({ key }) => key),
  remove: (keys) => (keys.length === 0 ? Promise.resolve() : binding.delete([...keys])),
  begin: async (key, contentType) =>
    (await binding.createMultipartUpload(key, { httpMetadata: { contentType } })).uploadId,
  putPart: async (key, upload, partNumber, bytes) => {
    const { etag } = await binding.resumeMultipartUpload(key, upload).uploadPart(partNumber, bytes);
    return { partNumber, etag };
  },
  complete: async (key, upload, parts) => {
    await binding.resumeMultipartUpload(key, upload).complete([...parts]);
  },
  abort: (key, upload) => binding.resumeMultipartUpload(key, upload).abort(),
});
