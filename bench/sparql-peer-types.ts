/**
 * What the bench and the process of a peer say to each other.
 */
export const PEERS = ['oxigraph', 'comunica'] as const;
export type PeerName = (typeof PEERS)[number];

export const PEER_LABELS = {
  oxigraph: { label: 'Oxigraph (wasm)', package: 'oxigraph', heapMiB: 4_096 },
  comunica: { label: 'Comunica over n3 Store', package: '@comunica/query-sparql', heapMiB: 12_288 },
} as const satisfies Record<PeerName, { label: string; package: string; heapMiB: number }>;

export type ToPeer =
  | { readonly kind: 'load'; readonly peer: PeerName; readonly file: string }
  /** `rowsFile`: where the solutions are put, one line each. */
  | { readonly kind: 'query'; readonly text: string; readonly rowsFile: string };

export type FromPeer =
  | { readonly kind: 'loaded'; readonly ms: number }
  | {
      readonly kind: 'answered';
      readonly ms: number;
      readonly solutions: number;
      readonly checksum: string;
    }
  | { readonly kind: 'failed'; readonly message: string };
