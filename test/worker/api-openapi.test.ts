/**
 * The OpenAPI document: valid, whole, and the same as what the code parses and routes.
 */
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import openApiSchema from '../../node_modules/@seriousme/openapi-schema-validator/schemas/v3.1/schema.json';
import { FILTER_PARAMETERS, LIST_PARAMETERS } from '../../src/http/api/parameters.ts';
import { exampleOf } from '../../src/http/api/schema-example.ts';
import { SCHEMAS } from '../../src/http/api/schemas.ts';
import { DEFINITIONS, OPERATIONS, openApiDocument } from '../../src/http/openapi.ts';
import { operationViews } from '../../src/http/pages/view/operation-view.ts';
import type { ParameterRow } from '../../src/http/query-parameters.ts';
import { ROUTES } from '../../src/http/routes.ts';
import { apiMessagesOf } from '../../src/i18n/api.ts';
import { OPERATION_IDS, operationTextsOf } from '../../src/i18n/api-operations.ts';
import { parameterTextOf } from '../../src/i18n/api-parameters.ts';
import { LANGS } from '../../src/i18n/languages.ts';

const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
ajv.addFormat('iri', true);
ajv.addFormat('media-range', true);

const documentIn = (lang: 'fr' | 'en') =>
  openApiDocument({ baseUrl: 'https://data.example', title: 'Données – API', lang });

describe('the OpenAPI document', () => {
  it.each(LANGS)('is valid OpenAPI 3.1 (%s)', async (lang) => {
    // It would read its schema from a file, which there is none of here.
    const compiled = ajv.compile(openApiSchema);
    const validator = Object.assign(new Validator(), { getAjvValidator: () => compiled });
    const result = await validator.validate(JSON.parse(JSON.stringify(documentIn(lang))));
    expect(result.valid ? [] : result.errors).toEqual([]);
    expect(validator.version).toBe('3.1');
  });

  it('describes every route below /api with every method, and no other', () => {
    const routed = ROUTES.flatMap(({ path, methods }) =>
      Object.keys(methods).map((method) => `${method.toLowerCase()} ${path}`),
    );
    const described = Object.values(OPERATIONS).map(({ method, path }) => `${method} ${path}`);
    const ofTheApi = routed.filter((name) => / \/(?:api(?:\/|$)|openapi\.json)/.test(name));
    expect(ofTheApi.filter((name) => !described.includes(name))).toEqual([]);
    expect(described.filter((name) => !routed.includes(name))).toEqual([]);
    expect(new Set(described).size).toBe(described.length);
  });

  it('names each place of a path', () => {
    for (const { path, inPath = {} } of Object.values(OPERATIONS))
      expect(Object.keys(inPath), path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  });

  it('has an example for each schema that the schema allows', () => {
    ajv.addSchema({ $id: 'api', components: { schemas: DEFINITIONS } });
    for (const { name, definition } of SCHEMAS) {
      const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` });
      expect(validate(exampleOf(definition, DEFINITIONS)) ? [] : validate.errors, name).toEqual([]);
    }
  });

  it('refers to every schema that has a name', () => {
    const text = JSON.stringify(documentIn('en'));
    for (const { name } of SCHEMAS) expect(text).toContain(`"#/components/schemas/${name}"`);
  });
});

describe('the parameters', () => {
  const rows: readonly (readonly [string, ParameterRow<Readonly<Record<string, unknown>>>])[] =
    Object.entries({
      ...LIST_PARAMETERS,
      ...FILTER_PARAMETERS,
    });

  it.each(rows)('%s takes what its schema allows, and its example', (_, { parse, schema, example }) => {
    for (const choice of schema.enum ?? []) expect(parse(choice)).toBeDefined();
    if (schema.enum) expect(parse(`${schema.enum[0]}x`)).toBeUndefined();
    const { minimum, maximum } = schema;
    if (minimum !== undefined) {
      expect(parse(String(minimum))).toBe(minimum);
      expect(parse(String(minimum - 1))).toBeUndefined();
    }
    if (maximum !== undefined) {
      expect(parse(String(maximum))).toBe(maximum);
      expect(parse(String(maximum + 1))).toBeUndefined();
    }
    if (example !== undefined) {
      expect(parse(String(example))).toBeDefined();
      if (schema.pattern) expect(String(example)).toMatch(new RegExp(schema.pattern, 'u'));
    }
  });

  it('have words in every language, and none that nothing uses', () => {
    const used = Object.values(OPERATIONS).flatMap(({ inPath = {}, query = {} }) =>
      Object.entries({ ...inPath, ...query }),
    );
    for (const [name, { textName = name, about }] of used) {
      expect(parameterTextOf('fr', textName), name).toBeTruthy();
      expect(parameterTextOf('en', textName) ?? about, name).toBeTruthy();
    }
  });
});

describe('the page', () => {
  it('shows every operation, with a command line that has no brace that a shell would read', () => {
    const views = operationViews(documentIn('fr'));
    expect(views.map(({ id }) => id).toSorted()).toEqual(OPERATION_IDS.toSorted());
    for (const { curl } of views) expect(curl.replace(/'[^']*'/g, '')).not.toMatch(/[{}&?]/);
    const create = views.find(({ id }) => id === 'createToken')!;
    expect(create.curl).toContain("-X POST -H 'Authorization: Bearer TOKEN'");
    expect(create.isTried).toBe(false);
    expect(views.find(({ id }) => id === 'listRecords')!.isTried).toBe(true);
  });

  it('has a no-break space before the signs that want one in French', () => {
    const texts = [JSON.stringify(operationTextsOf('fr')), JSON.stringify(apiMessagesOf('fr'))];
    for (const text of texts) expect(text.replaceAll('":"', '')).not.toMatch(/ [:;?!»]|« /);
  });
});
