import { describe, expect, it } from 'vitest';
import { contentTypeOf, formatOfFileName, formatOfMediaType } from '../../../src/rdf/media-types.ts';

describe('media types', () => {
  it('reads a Content-Type whatever its case and parameters', () => {
    expect(formatOfMediaType('Text/Turtle; charset=UTF-8')).toBe('turtle');
    expect(formatOfMediaType('text/xml')).toBe('rdfxml');
    expect(formatOfMediaType('text/html')).toBeNull();
  });

  it('reads the extension of a file, a gzipped file and a URL', () => {
    expect(formatOfFileName('full.nt.gz')).toBe('ntriples');
    expect(formatOfFileName('https://example.org/catalog.rdf?page=2')).toBe('rdfxml');
    expect(formatOfFileName('README')).toBeNull();
  });

  it('sends a charset with Turtle only', () => {
    expect(contentTypeOf('turtle')).toBe('text/turtle; charset=utf-8');
    expect(contentTypeOf('rdfxml')).toBe('application/rdf+xml');
  });
});
