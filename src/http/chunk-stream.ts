/**
 * What is written piece by piece as the body of an answer. The first piece is made before anything is sent, so that
 * a failure at the start is still an error document; one after it breaks the stream, and with it the connection.
 */

const bytesOf = (chunk: string | Uint8Array): Uint8Array =>
  typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;

export const chunkStream = async (
  chunks: AsyncGenerator<string | Uint8Array>,
): Promise<ReadableStream<Uint8Array>> => {
  const first = await chunks.next();
  let waiting: typeof first | null = first;
  const next = async (): Promise<typeof first> => {
    const result = waiting ?? (await chunks.next());
    waiting = null;
    // A pull that enqueues nothing would not be followed by another.
    return result.done || result.value.length > 0 ? result : next();
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await next().catch((error: unknown) => {
          console.error(error);
          throw error;
        });
        if (done) controller.close();
        else controller.enqueue(bytesOf(value));
      },
      cancel: async () => {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
};
