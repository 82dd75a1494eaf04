/**
 * What the published shapes state and ours do not, by pattern over `class path constraint severity`, each with
 * the reason. An entry that nothing matches any more fails the test.
 */
export interface Difference {
  readonly pattern: RegExp;
  readonly reason: string;
}

/** A reason for each pattern, in the order in which they are tried. */
const because = (reason: string, ...patterns: RegExp[]): Difference[] =>
  patterns.map((pattern) => ({ pattern, reason }));

const VOCABULARY_RULES =
  '(dct:(language|accrualPeriodicity|format)|adms:status|dcatap:availability|dcat:(mediaType|compressFormat|packageFormat)|dcatap:hvdCategory|spdx:algorithm|dct:LicenseDocument dct:type)';

export const DCAT_AP: readonly Difference[] = [
  ...because(
    'said by the rule about the vocabulary, which no text and no blank node fulfils',
    new RegExp(`${VOCABULARY_RULES} nodeKind sh:(IRI|BlankNodeOrIRI) Violation$`),
    new RegExp(`${VOCABULARY_RULES} class `),
    /(theme|accessRights|dct:type) nodeKind sh:IRI Warning$/,
  ),
  ...because(
    'follows from the scheme that the concept must be in',
    /skos:inScheme (minCount 1|nodeKind sh:IRI) /,
    /adms:status skos:inScheme class skos:ConceptScheme /,
  ),
  ...because(
    'an IRI is demanded, which is stricter',
    /(applicableLegislation|dcat:theme) nodeKind sh:BlankNodeOrIRI /,
  ),
  ...because(
    'said by the rule about the datatype',
    /(issued|modified|startDate|endDate|byteSize|[rR]esolution\w*|checksumValue) nodeKind sh:Literal /,
  ),
  ...because(
    'the table is too long to carry; the IRI’s beginning decides',
    /dct:language skos:inScheme hasValue eu:language /,
  ),
  ...because('http and https alike, dots as dots', /pattern \^http\.\*:\/\/www\.iana\.org/),
  ...because(
    'the namespace of SPDX begins with http, not https; algorithms are not described in the data',
    /spdx:algorithm pattern \^https:/,
  ),
  ...because(
    'national publishers stand in no EU table and may be described here',
    /dct:publisher (nodeKind sh:IRI|skos:inScheme .*) Warning$/,
  ),
  ...because('said once, of the agent itself, for every agent', /dct:publisher dct:type /),
  ...because(
    'places may be described here, be NUTS regions, or have GeoNames IRIs with http',
    /dct:spatial (nodeKind sh:IRI|pattern \^https:.*|skos:inScheme .*) Warning$/,
  ),
  ...because('the specification allows several', /CatalogRecord dct:conformsTo maxCount 1 /),
  ...because(
    'the two published files contradict each other, and data hold both',
    /dct:Location locn:geometry (class|nodeKind) /,
  ),
  ...because('the property is out of use; our advice says so', /dct:hasVersion (class|nodeKind) /),
  ...because('the EU’s list may stand beside others', /dcat:themeTaxonomy (hasValue|nodeKind sh:IRI) /),
  ...because('judged at the dataset, which names the series', /\^dcat:inSeries (class|nodeKind) /),
];

const HVD: readonly Difference[] = [
  ...because('demanded is the Regulation itself, so something is', /applicableLegislation minCount 1 /),
  ...because(
    'an IRI is demanded by DCAT-AP, which is stricter',
    /applicableLegislation nodeKind sh:BlankNodeOrIRI /,
  ),
  ...because('said by the rule about the vocabulary', /dcatap:hvdCategory (class|nodeKind) /),
  ...because(
    'follows from the scheme that the concept must be in',
    /skos:inScheme (minCount 1|nodeKind sh:IRI) /,
  ),
  ...because('everything is a resource', /class rdfs:Resource /),
  ...because('a rights statement is judged where DCAT-AP has the property', /DataService dct:rights class /),
  ...because('a licence of the EU table needs no mapping', /\|skos:narrowMatch\) minCount 1 Warning$/),
];

export const HVD_3_0_0: readonly Difference[] = [
  ...HVD,
  ...because(
    'the specification’s table says 0..*: an API alone may do; ours is a warning',
    /Dataset dcat:distribution minCount 1 Violation$/,
  ),
];

export const HVD_3_0_1: readonly Difference[] = [
  ...HVD,
  ...because(
    'blank nodes are allowed by the specification, and by the other file',
    /servesDataset.* nodeKind sh:IRI /,
  ),
  ...because('said by the rule about the EU table', /skos:(exact|narrow)Match (class|nodeKind) /),
];
