/** An EARL report in Turtle: what the W3C collects about implementations. */

export interface EarlOutcome {
  /** IRI of the test. */
  readonly test: string;
  readonly hasPassed: boolean;
  readonly reason?: string;
}

const string = (text: string): string => JSON.stringify(text);

export const earlReport = (name: string, outcomes: readonly EarlOutcome[], date: Date): string =>
  [
    `@prefix earl: <http://www.w3.org/ns/earl#> .
@prefix doap: <http://usefulinc.com/ns/doap#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<urn:x-earl:subject> a earl:Software, earl:TestSubject, doap:Project ;
  doap:name ${string(name)} .
<urn:x-earl:assertor> a earl:Software, earl:Assertor ;
  dct:title ${string(`${name}: own test run`)} .
`,
    ...outcomes.map(
      ({ test, hasPassed, reason }) => `[] a earl:Assertion ;
  earl:assertedBy <urn:x-earl:assertor> ;
  earl:subject <urn:x-earl:subject> ;
  earl:test <${test}> ;
  earl:mode earl:automatic ;
  earl:result [ a earl:TestResult ;
    earl:outcome earl:${hasPassed ? 'passed' : 'failed'} ;${reason ? `\n    earl:info ${string(reason)} ;` : ''}
    dct:date "${date.toISOString()}"^^xsd:dateTime ] .
`,
    ),
  ].join('\n');
