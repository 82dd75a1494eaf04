/**
 * Every kind of source and what reads it.
 */
import { AppError } from '../../lib/app-error.ts';
import type { SourceKind } from '../config.ts';
import type { Adapter } from './adapter.ts';
import { ckan } from './ckan.ts';
import { csw } from './csw.ts';
import { dcat } from './dcat.ts';
import { ldes } from './ldes.ts';
import { moisson } from './moisson.ts';
import { oaiPmh } from './oai-pmh.ts';
import { opendatasoft } from './opendatasoft.ts';
import { sparql } from './sparql.ts';
import { udata } from './udata.ts';

const ADAPTERS: Readonly<Partial<Record<SourceKind, Adapter>>> = {
  dcat,
  ckan,
  udata,
  opendatasoft,
  csw,
  'oai-pmh': oaiPmh,
  sparql,
  ldes,
  moisson,
};

export const adapterOf = (kind: SourceKind): Adapter => {
  const adapter = ADAPTERS[kind];
  if (adapter) return adapter;
  throw new AppError({ kind: 'unprocessable', code: 'source-kind', detail: `Nothing reads ${kind}.` });
};
