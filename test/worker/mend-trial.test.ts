/** Mends of a stored record are tried with all that its validation looks at. */
import { expect, it } from 'vitest';
import { readRecord } from '../../src/catalogue/documents.ts';
import { writeRecords } from '../../src/catalogue/records.ts';
import { validator } from '../../src/http/validator.ts';
import { readProposals } from '../../src/quality/mend-record.ts';
import { profileOf } from '../../src/shacl/profiles.ts';
import type { RecordInput, RecordValidator } from '../../src/shacl/validate.ts';
import * as vocabularies from '../../src/vocab/bundled.ts';
import { emptyCatalogue, query, records } from '../support/catalogue.ts';

it('a service that serves the dataset, and the entities that both name, stand before the judge', async () => {
  const ctx = await emptyCatalogue();
  await writeRecords(
    ctx,
    records(`ex:d a dcat:Dataset ; dct:title "D"@en ; dct:language "fr" ; dct:publisher ex:org .
      ex:org a foaf:Agent ; foaf:name "Office"@en .
      ex:s a dcat:DataService ; dct:title "S"@en ; dcat:endpointURL <https://x.example/api> ; dcat:servesDataset ex:d .`),
    { source: 'test' },
  );
  const [row] = await query(
    `SELECT r.id FROM record r JOIN term t ON t.id = r.iri WHERE t.value = 'https://pub.example/d'`,
  );
  const document = await readRecord(ctx, String(row!.id));
  const seen: RecordInput[] = [];
  const watched: RecordValidator = {
    validateRecord: (input, profiles) => {
      seen.push(input);
      return validator().validateRecord(input, profiles);
    },
  };
  const profiles = [profileOf('dcat-ap')!];
  const found = await readProposals(ctx, document!, { validator: watched, profiles, vocabularies });
  expect(found.proposals.map(({ reason }) => reason.code)).toEqual(['text-means']);
  // Once as it is, once mended.
  expect(seen).toHaveLength(2);
  for (const { quads, focus } of seen) {
    const subjects = new Set(quads.map(({ subject }) => subject.value));
    expect([...subjects].filter((iri) => iri.startsWith('https://pub.example/')).sort()).toEqual(
      ['d', 'org', 's'].map((name) => `https://pub.example/${name}`),
    );
    expect([...focus!]).toEqual(['https://pub.example/d']);
  }
});
