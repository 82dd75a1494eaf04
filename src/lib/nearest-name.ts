/**
 * The name that somebody probably meant.
 */

/** Insertions, deletions and changes of a letter from one text to the other (Levenshtein). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
};

const MAX_LENGTH = 40;

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Null when none is near: a third of its letters may be wrong. */
export const nearestName = (name: string, names: readonly string[]): string | null => {
  const asked = bare(name.slice(0, MAX_LENGTH));
  let best: { readonly name: string; readonly distance: number } | null = null;
  for (const candidate of names) {
    const found = distance(asked, bare(candidate));
    if (
      found <= Math.max(1, bare(candidate).length / 3) &&
      found < (best?.distance ?? Number.POSITIVE_INFINITY)
    )
      best = { name: candidate, distance: found };
  }
  return best?.name ?? null;
};
