/**
 * The proposals that a report on an input recommends: tried with all that the record is judged by.
 */
import { describe, expect, it } from 'vitest';
import { judgeDump } from '../../../src/catalogue/judge-dump.ts';
import { reportedProposals } from '../../../src/quality/proposals-report.ts';
import { profileOf } from '../../../src/shacl/profiles.ts';
import { shapesOf } from '../../../src/shacl/shapes-files.ts';
import { createValidator, type RecordValidator } from '../../../src/shacl/validate.ts';
import { vocabulariesFromFiles } from '../../../src/vocab/files.ts';
import { turtle } from '../shacl/shapes.ts';

const vocabularies = vocabulariesFromFiles();
const validator = createValidator({ shapesOf, vocabularies });
const profiles = [profileOf('dcat-ap')!, profileOf('dcat-ap-hvd')!];
const FRENCH = '/FRA';

/** A profile that knows no French, unless a service that is in French serves the data. */
const strict: RecordValidator = {
  validateRecord: async (input, asked) => {
    const outcome = await validator.validateRecord(input, asked);
    const isServed = input.quads.some(({ object }) => object.value === 'https://x.example/api/fr');
    const [model] = outcome.findings;
    const refused = input.quads
      .filter(({ object }) => !isServed && object.value.endsWith(FRENCH))
      .map(({ subject, predicate, object }) => ({
        ...model!,
        focus: subject,
        path: predicate.value,
        value: object,
        severity: 'violation' as const,
      }));
    return { ...outcome, findings: [...outcome.findings, ...refused] };
  },
};

const DATASET = 'ex:d a dcat:Dataset ; dct:language "fr" ; dct:accrualPeriodicity "daily" .';
const SERVICE =
  'ex:s a dcat:DataService ; dcat:servesDataset ex:d ; dcat:endpointURL <https://x.example/api/fr> .';

const recommendedFor = async (data: string): Promise<string[]> => {
  const baseUrl = 'https://cat.example';
  const report = await judgeDump(turtle(data), { baseUrl, validator, profiles });
  const { of } = await reportedProposals(report, { validator: strict, profiles, vocabularies });
  return report.records
    .flatMap(of)
    .map(({ path }) => path.split('/').at(-1)!)
    .sort();
};

describe('what a report recommends', () => {
  it('adds no violation', async () => {
    expect(await recommendedFor(DATASET)).toEqual(['accrualPeriodicity']);
  });

  it('is tried with the services that serve the record', async () => {
    expect(await recommendedFor(DATASET + SERVICE)).toEqual(['accrualPeriodicity', 'language']);
  });
});
