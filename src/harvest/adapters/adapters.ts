/**
 * Every kind of source and what reads it.
 */
import { AppError } from '../../lib/app-error.ts';
import type { SourceKind } from '../config.ts';
import type { Adapter } from './adapter.ts';
import { dcat } from './dcat.ts';

const ADAPTERS: Readonly<Partial<Record<SourceKind, Adapter>>> = { dcat };

export const adapterOf = (kind: SourceKind): Adapter => {
  const adapter = ADAPTERS[kind];
  if (adapter) return adapter;
  throw new AppError({ kind: 'unprocessable', code: 'source-kind', detail: `Nothing reads ${kind}.` });
};
