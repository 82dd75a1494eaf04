/**
 * Work of one isolate, one piece after the other in the order of asking. Whoever waits looks again on a timer of
 * its own: in a Worker a request must never wait for another's promise. That of a cancelled request never
 * settles, and the runtime ends a request that waits for nothing else, so that one loss would end all that follow.
 */
export interface TurnLimits {
  /** How long to wait between two looks. */
  readonly lookMs: number;
  /** Whose turn it is and who does not take it for so long is gone. */
  readonly takeMs: number;
  /** Work that takes longer is taken for lost: the next begins beside it. */
  readonly workMs: number;
}

interface Place {
  isWorking: boolean;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Turns keep out of each other's way; they are no lock: what must not happen twice needs a guard of its own. */
export const takeTurns = ({ lookMs, takeMs, workMs }: TurnLimits) => {
  const line: Place[] = [];
  const whenFirst = async (own: Place): Promise<void> => {
    let front = line[0];
    let looks = 0;
    while (line[0] !== own) {
      await pause(lookMs);
      looks = line[0] === front ? looks + 1 : 0;
      front = line[0];
      if (front && front !== own && looks * lookMs >= (front.isWorking ? workMs : takeMs)) line.shift();
      // Others may have given this one up by mistake.
      if (!line.includes(own)) line.push(own);
    }
  };
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const own: Place = { isWorking: false };
    line.push(own);
    await whenFirst(own);
    own.isWorking = true;
    try {
      return await work();
    } finally {
      const at = line.indexOf(own);
      if (at >= 0) line.splice(at, 1);
    }
  };
};
