/**
 * Text as a stream of bytes that is pulled by its reader. A text that breaks off breaks the stream, and with it the
 * connection; a reader who goes away ends the iteration.
 */

/** A pull that enqueues nothing would not be followed by another. */
const nextText = async (texts: AsyncIterator<string>): Promise<string | null> => {
  for (;;) {
    const { done, value } = await texts.next();
    if (done) return null;
    if (value !== '') return value;
  }
};

export const byteStream = (texts: AsyncIterator<string>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const text = await nextText(texts);
        if (text === null) controller.close();
        else controller.enqueue(encoder.encode(text));
      },
      cancel: async () => {
        await texts.return?.();
      },
    },
    { highWaterMark: 0 },
  );
};
