/** Parts of a stream put together anew: the first is as long as asked for, if there is so much. */

interface Part {
  readonly length: number;
}

export async function* withHead<T extends Part>(
  parts: AsyncIterable<T>,
  length: number,
  join: (first: T, second: T) => T,
): AsyncGenerator<T> {
  let head: T | null = null;
  let isHead = true;
  for await (const part of parts) {
    if (!isHead) {
      yield part;
      continue;
    }
    head = head === null ? part : join(head, part);
    if (head.length < length) continue;
    isHead = false;
    yield head;
  }
  if (isHead && head !== null) yield head;
}
