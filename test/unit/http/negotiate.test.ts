import { describe, expect, it } from 'vitest';
import { negotiate } from '../../../src/http/negotiate.ts';
import { offerOf, REPRESENTATIONS } from '../../../src/http/representations.ts';

const OFFERS = REPRESENTATIONS.map(offerOf);
const FIREFOX = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const CHROME =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7';
const COMUNICA =
  'application/n-quads,application/trig;q=0.95,application/ld+json;q=0.9,application/n-triples;q=0.8,text/html;q=0.2';

describe('negotiation by Accept (RFC 9110 §12.5.1)', () => {
  const CASES: readonly (readonly [string | null, string | null, string])[] = [
    [null, 'turtle', 'no header'],
    ['', 'turtle', 'an empty header'],
    ['*/*', 'turtle', 'everything'],
    [FIREFOX, 'html', 'Firefox'],
    [CHROME, 'html', 'Chrome'],
    ['application/ld+json', 'jsonld', 'one type'],
    ['APPLICATION/LD+JSON', 'jsonld', 'letter case'],
    ['application/rdf+xml, text/turtle;q=0.9', 'rdfxml', 'quality'],
    ['application/rdf+xml;q=0.1, text/turtle;q=0.9', 'turtle', 'quality against order'],
    ['application/n-triples, */*;q=0.1', 'ntriples', 'a wildcard as a last resort'],
    ['application/n-triples, */*', 'ntriples', 'a precise range before a wildcard of equal quality'],
    ['text/*', 'turtle', 'a range of types takes the first of ours'],
    ['text/*, text/turtle;q=0', 'html', 'a precise refusal outweighs a range'],
    ['*/*, text/turtle;q=0, application/ld+json;q=0', 'rdfxml', 'refusals within everything'],
    ['text/turtle;q=0', null, 'nothing but a refusal'],
    ['image/png', null, 'nothing that we have'],
    ['application/trig, application/ld+json', 'trig', 'the order of the client among equals'],
    ['application/json', 'jsonld', 'an alias'],
    ['application/json, text/plain, */*', 'jsonld', 'an alias before a wildcard'],
    ['application/json, application/rdf+xml', 'rdfxml', 'a registered type before an alias'],
    ['application/ld+json;profile="http://a/b,c;d"', 'jsonld', 'commas in a quoted parameter'],
    ['text/turtle;q=nonsense, application/ld+json;q=0.1', 'jsonld', 'an unreadable quality'],
    ['text/turtle ; q=0.2 , application/n-triples ; q=0.3', 'ntriples', 'blanks'],
    [COMUNICA, 'trig', "Comunica's list"],
    ['garbage', null, 'no media range at all'],
  ];
  for (const [accept, expected, name] of CASES)
    it(`${name}: ${accept ?? 'none'} → ${expected ?? '406'}`, () => {
      expect(negotiate(accept, OFFERS)).toBe(expected);
    });
});
