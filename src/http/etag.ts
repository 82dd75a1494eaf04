/**
 * Entity tags. A tag of a record begins with the record's version (`"v12-…"`), so that a write can be made
 * conditional on any representation of it; the rest is a digest of the bytes sent, so it differs by format.
 */
import { sha256Hex } from '../lib/hash.ts';

const DIGEST_DIGITS = 20;

/** The strong tag of one representation. */
export const representationTag = (contentType: string, body: string, version?: number): string => {
  const digest = sha256Hex(`${contentType}\n${body}`).slice(0, DIGEST_DIGITS);
  return version === undefined ? `"${digest}"` : `"v${version}-${digest}"`;
};

/** The tag of a state, whatever its representation: what a write answers. */
export const versionTag = (version: number): string => `"v${version}"`;

/** The opaque parts of a list of tags, or `*`. `W/` is dropped: compression on the way weakens a tag. */
export const parseTags = (header: string): '*' | readonly string[] =>
  header.trim() === '*' ? '*' : [...header.matchAll(/(?:W\/)?"([^"]*)"/g)].map((match) => match[1]!);

/** The versions that the tags of an `If-Match` name; a tag of something else names none. */
export const versionsOfTags = (tags: readonly string[]): readonly number[] =>
  tags.flatMap((tag) => {
    const version = /^v(\d+)(?:-[0-9a-f]+)?$/.exec(tag)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
