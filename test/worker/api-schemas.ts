/**
 * Answers of the API held against the schemas that the OpenAPI document shows.
 */
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { DEFINITIONS } from '../../src/http/openapi.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false });
addFormats(ajv);
ajv.addFormat('iri', /^[a-z][a-z0-9+.-]*:\S+$/i);
ajv.addSchema({ $id: 'api', components: { schemas: DEFINITIONS } });

export const expectSchema = (name: string, body: unknown): void => {
  const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` });
  const isValid = validate(body);
  expect(isValid ? [] : validate.errors, name).toEqual([]);
};
