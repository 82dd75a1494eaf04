/**
 * How our reading of ISO 19139 differs from the DCAT-AP that comes with the test cases, and why. A difference that no
 * row names fails; so does a row that names none.
 */

export interface Difference {
  /** Paths as `mapping-paths.ts` writes them. */
  readonly paths: RegExp;
  /** Expected and not found, found and not expected, or one in place of the other. */
  readonly side: 'missing' | 'more' | 'other';
  readonly because: string;
}

const row = (side: Difference['side'], paths: RegExp, because: string): Difference => ({
  side,
  paths,
  because,
});

export const DIFFERENCES: readonly Difference[] = [
  row(
    'missing',
    /^<[^>]*> \/ (?:a|dct:type) = </,
    'The class of a code, a standard or a licence that others publish: each would become a record of its own that says nothing else.',
  ),
  row(
    'missing',
    /^R \/ a = .*prov#Entity|wasDerivedFrom \/ a = .*prov#Entity/,
    'prov:Entity is what any thing is that provenance speaks of; PROV derives it.',
  ),
  row(
    'more',
    /wasDerivedFrom \/ a = .*dc\/terms\/Standard/,
    'The same node is the standard of dct:conformsTo.',
  ),
  row(
    'other',
    /^R \/ (?:dct:(?:rightsHolder|publisher)|geodcatap:\w+) \/ a = .*(?:prov#Agent|foaf\/0\.1\/Agent)/,
    'DCAT-AP asks for foaf:Agent.',
  ),
  row(
    'missing',
    /^[RM] \/ prov:qualifiedAttribution \//,
    'GeoDCAT-AP 3 has a property for each role, which is there; said once.',
  ),
  row(
    'other',
    /^R \/ dct:identifier = "/,
    'An identifier is plain text in DCAT-AP; xsd:anyURI (once misspelt in the case) is how another tool typed it. A service without one gets that of its metadata, derived.',
  ),
  row(
    'missing',
    /dcat:bbox = ".*(?:geoJSONLiteral|gmlLiteral)$/,
    'DCAT-AP allows one bounding box: the WKT, which is there.',
  ),
  row(
    'other',
    /^R \/ (?:dcat:distribution \/ )?dct:accessRights = </,
    'Access rights are those of the dataset (DCAT-AP 3), by the EU table where it has the value, and no place for a licence.',
  ),
  row(
    'other',
    /^[RM] \/ dct:language = .*\/(?:FRE|FRA|CZE|CES)>/,
    'The EU table has FRA and CES; FRE and CZE are codes of ISO 639-2/B.',
  ),
  row(
    'missing',
    /^M \/ dct:conformsTo = <http:\/\/data\.europa\.eu\/930\/>/,
    'Whether the outcome conforms to GeoDCAT-AP, validation says.',
  ),
  row(
    'other',
    /^M \/ (?:dct:source|dct:conformsTo) \//,
    'The record describes the metadata at their source; there is no second record in between, and the character encoding is that of a file nobody has.',
  ),
  row('more', /^R \/ dcat:keyword = "/, 'The text of a keyword stays where its anchor becomes a theme.'),
  row(
    'more',
    /^R \/ dcat:theme = <http:\/\/publications\.europa\.eu\/resource\/authority\/data-theme\//,
    'The EU theme of the topic category stands beside it, derived.',
  ),
  row(
    'other',
    /^R \/ (?:dcat:theme|dcatap:hvdCategory) = <http:\/\/data\.europa\.eu\/bna\//,
    'A category of high-value data is one, with or without the name of its thesaurus.',
  ),
  row(
    'more',
    /^R \/ dcat:distribution \/ dct:format = .*\/file-type\//,
    'The EU file type of the media type, derived.',
  ),
  row(
    'missing',
    /^R \/ dcat:distribution \/ (?:dcat:mediaType|dct:format) = .*(?:gml\+xml|NETCDF)>/,
    'A map view delivers pictures, whatever the data are stored in.',
  ),
  row(
    'other',
    /^R \/ dcat:distribution \/ dct:format \/ a = /,
    'dct:format has the range dct:MediaTypeOrExtent.',
  ),
  row(
    'other',
    /dct:(?:description|title) = "(?:[^"]*\n[^"]*|)"@fr$|^(?:R \/ dcat:distribution|<https:\/\/data\.shom\.fr>) \/ dct:description = "/,
    'The case joins all translations into the text of one language; an empty title is none.',
  ),
  row(
    'missing',
    /cnt:characterEncoding = "UTF-8"$/,
    'The encoding of the files is no property of a distribution in DCAT-AP.',
  ),
  row('more', /accessService \/ dct:title = "[^"]*"@en$/, 'The translation of the title.'),
  row('more', /^R \/ dcat:distribution \/ dct:rights \//, 'Conditions in prose beside the licence are kept.'),
  row(
    'more',
    /^<[^>]*> \/ skos:exactMatch = .*\/authority\/licence\//,
    'The licence of the EU table that the address is an edition of, derived.',
  ),
  row('more', /^R \/ geodcatap:distributor \//, 'Distributors of the distribution section are kept.'),
  row('more', /^R \/ dct:alternative = /, 'Alternative titles are kept.'),
  row(
    'other',
    /(?:foaf:phone|vcard:hasTelephone) = <tel:/,
    'RFC 3966 allows hyphens; the groups of digits stay as they are written.',
  ),
  row(
    'missing',
    /locn:adminUnitL1 = "(?:Czech Republic|République tchèque)"/,
    'The case takes any of the translations; we take the text itself.',
  ),
  row(
    'more',
    /^R \/ dct:spatial \/ skos:prefLabel = /,
    'The description of the extent is the name of the place.',
  ),
  row(
    'other',
    /^R \/ dcat:endpoint(?:URL|Description) = </,
    'The addresses of operations are endpoints; an address is called a description of a service only where it asks for one.',
  ),
  row(
    'more',
    /^R \/ geodcatap:serviceProtocol = <https:\/\/tools\.ietf\.org/,
    'The protocol that the metadata name.',
  ),
  row('more', /^R \/ dct:temporal \//, 'A service has a period where it states one.'),
  row('more', /^R \/ prov:wasUsedBy \/ prov:used = R$/, 'What was tested is the service itself.'),
  row(
    'more',
    /^R \/ dcat:distribution \/ dcat:downloadURL = /,
    'The metadata say that the address is for downloading.',
  ),
];
