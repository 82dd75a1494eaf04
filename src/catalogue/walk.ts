/**
 * The order in which a walk meets members: datasets and series, then services, then catalogues, each by the
 * immutable sequence number. No page holds two of these stages: a service that lists every dataset it serves must
 * not stand on a page from which a harvester follows links. Pure; pages by number and by cut agree here.
 */
import type { RecordKind } from './kinds.ts';

export interface Stage {
  /** Stands in the cut. */
  readonly name: string;
  readonly kinds: readonly RecordKind[];
}

export const STAGES = [
  { name: 'dataset', kinds: ['dataset', 'series'] },
  { name: 'service', kinds: ['service'] },
  { name: 'catalog', kinds: ['catalog'] },
] as const satisfies readonly Stage[];

export type StageName = (typeof STAGES)[number]['name'];

/** Where a page ended: all up to this record of this stage was seen. */
export interface WalkCut {
  readonly stage: StageName;
  readonly seq: number;
}

const CUT = /^([a-z]+)-(\d{1,15})$/;

/** `dataset-123`; undefined for anything else. */
export const parseCut = (text: string): WalkCut | undefined => {
  const [, name, seq] = CUT.exec(text) ?? [];
  const stage = STAGES.find((row) => row.name === name);
  return stage && { stage: stage.name, seq: Number(seq) };
};

export const cutText = ({ stage, seq }: WalkCut): string => `${stage}-${seq}`;

const rankOf = (name: StageName): number => STAGES.findIndex((stage) => stage.name === name);

/** The stages that members of these kinds are met in, from a cut on: the first one only beyond its number. */
export const stagesFrom = (
  kinds: readonly string[],
  after?: WalkCut,
): readonly { readonly name: StageName; readonly kinds: readonly RecordKind[]; readonly after: number }[] =>
  STAGES.flatMap((stage, rank) => {
    const chosen = stage.kinds.filter((kind) => kinds.includes(kind));
    if (chosen.length === 0 || (after && rank < rankOf(after.stage))) return [];
    return [{ name: stage.name, kinds: chosen, after: after?.stage === stage.name ? after.seq : 0 }];
  });

/** How many members there are of each stage, in order. */
export type StageCounts = readonly { readonly name: StageName; readonly count: number }[];

export const stageCounts = (byKind: ReadonlyMap<string, number>): StageCounts =>
  STAGES.map(({ name, kinds }) => ({
    name,
    count: kinds.reduce((sum, kind) => sum + (byKind.get(kind) ?? 0), 0),
  }));

export const pagesOf = (counts: StageCounts, pageSize: number): number =>
  Math.max(
    1,
    counts.reduce((pages, { count }) => pages + Math.ceil(count / pageSize), 0),
  );

export interface Place {
  readonly stage: StageName;
  /** Members of the stage that stand before. */
  readonly offset: number;
  /** Members of all stages that stand before. */
  readonly before: number;
}

/** Where a page by number begins; null beyond the last. The first page of an empty list is no place either. */
export const placeOf = (counts: StageCounts, page: number, pageSize: number): Place | null => {
  let open = page - 1;
  let before = 0;
  for (const { name, count } of counts) {
    const pages = Math.ceil(count / pageSize);
    if (open < pages) {
      const offset = open * pageSize;
      return { stage: name, offset, before: before + offset };
    }
    open -= pages;
    before += count;
  }
  return null;
};

/** Whether members follow those of a stage, in a later one. */
export const hasLater = (counts: StageCounts, stage: StageName): boolean =>
  counts.some(({ name, count }) => count > 0 && rankOf(name) > rankOf(stage));
