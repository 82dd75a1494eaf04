/**
 * Small shapes and data in Turtle for the tests of validation.
 */
import { Parser } from 'n3';
import type { Quad } from '../../../src/rdf/terms.ts';
import { type ProfileId, profileOf } from '../../../src/shacl/profiles.ts';
import { createValidator, type RecordValidator } from '../../../src/shacl/validate.ts';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';

const PREFIXES = `
  @prefix dcat: <http://www.w3.org/ns/dcat#> .
  @prefix dcatap: <http://data.europa.eu/r5r/> .
  @prefix dct: <http://purl.org/dc/terms/> .
  @prefix ex: <https://example.org/> .
  @prefix foaf: <http://xmlns.com/foaf/0.1/> .
  @prefix hvd: <http://data.europa.eu/bna/> .
  @prefix moisson: <urn:moisson:> .
  @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
  @prefix sh: <http://www.w3.org/ns/shacl#> .
  @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
`;

export const turtle = (text: string): Quad[] => new Parser().parse(PREFIXES + text);

export const DCAT_AP = profileOf('dcat-ap-3.0.1')!;
export const HVD = profileOf('dcat-ap-hvd-3.0.0')!;

/** A validator whose profiles have the given shapes. */
export const validatorOf = (shapes: Partial<Record<ProfileId, string>>): RecordValidator => {
  const parsed = new Map(Object.entries(shapes).map(([id, text]) => [id, turtle(text)]));
  return createValidator({
    shapesOf: ({ id }) => parsed.get(id) ?? [],
    vocabularies: vocabulariesFromFiles(),
  });
};
