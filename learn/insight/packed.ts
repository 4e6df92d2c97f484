/** Memories of one student, packed: twelve bytes each, so that those of a whole class are read at once. Pure. */
import { FSRS6_DEFAULT_DECAY } from "ts-fsrs";
import type { Part } from "../stats/forecast";
import { CENTRE, loadOf } from "../stats/pace";

/** What of a memory tells its recall at any time. */
export interface SlimMemory {
  cardId: number;
  /** days; kept to seven digits */
  stability: number;
  /** ms; kept to the second */
  lastReviewedAt: number;
}

const SIZE = 12;
const DEFAULT_DECAY = Math.abs(FSRS6_DEFAULT_DECAY);
/** The load where all but one in ten thousand are recalled, as pace.ts bounds predictions: its logarithm is finite. */
const LEAST_LOAD = loadOf(1);

export function packMemories(memories: readonly SlimMemory[]): Uint8Array {
  const packed = new Uint8Array(memories.length * SIZE);
  const view = new DataView(packed.buffer);
  memories.forEach(({ cardId, stability, lastReviewedAt }, n) => {
    view.setUint32(n * SIZE, cardId, true);
    view.setFloat32(n * SIZE + 4, stability, true);
    view.setUint32(n * SIZE + 8, Math.round(lastReviewedAt / 1000), true);
  });
  return packed;
}

export function unpackMemories(packed: Uint8Array): SlimMemory[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  return Array.from({ length: packed.byteLength / SIZE }, (_, n) => ({
    cardId: view.getUint32(n * SIZE, true),
    stability: view.getFloat32(n * SIZE + 4, true),
    lastReviewedAt: view.getUint32(n * SIZE + 8, true) * 1000,
  }));
}

/** Some memories replaced by what they are now; null: nothing stands of it any more. */
export function withChanges(packed: Uint8Array, changes: ReadonlyMap<number, SlimMemory | null>): Uint8Array {
  const kept = unpackMemories(packed).filter(({ cardId }) => !changes.has(cardId));
  return packMemories([...kept, ...[...changes.values()].filter((memory) => memory !== null)]);
}

/** Which topic each card is of, by the card's number; -1: none of them. */
export function topicIndex(topicOf: ReadonlyMap<number, number>): Int16Array {
  let most = 0;
  for (const cardId of topicOf.keys()) most = Math.max(most, cardId);
  const index = new Int16Array(most + 1).fill(-1);
  for (const [cardId, topic] of topicOf) index[cardId] = topic;
  return index;
}

/**
 * What `partOf` of learn/stats/forecast.ts gives for each topic and moment, straight from packed memories: the load of a
 * memory is f · t / S, so that one power a memory and moment is enough.
 * @param cards how many cards each topic has; what is not among the memories was never met
 * @param decay of the student's forgetting curve, positive
 * @returns by moment, then by topic
 */
export function partsOf(
  packed: Uint8Array,
  topicOf: Int16Array,
  cards: readonly number[],
  moments: readonly number[],
  { pace, bend }: { pace: number; bend: number },
  decay: number = DEFAULT_DECAY,
): Part[][] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const parts = moments.map(() =>
    cards.map((unmet): Part => ({ met: 0, unmet, recalled: 0, draw: 0, slope: 0, bend: 0 })),
  );
  const factor = Math.exp(Math.log(0.9) / -decay) - 1;
  for (let at = 0; at < packed.byteLength; at += SIZE) {
    const topic = topicOf[view.getUint32(at, true)] ?? -1;
    if (topic < 0) continue;
    const rate = factor / (view.getFloat32(at + 4, true) * 86_400_000);
    const last = view.getUint32(at + 8, true) * 1000;
    for (let n = 0; n < moments.length; n++) {
      const part = (parts[n] as Part[])[topic] as Part;
      const own = Math.max(0, (moments[n] as number) - last) * rate;
      // Paces and bends are told on the default curve: on another, by the recall it predicts.
      const straight = Math.max(LEAST_LOAD, decay === DEFAULT_DECAY ? own : loadOf((1 + own) ** -decay));
      // As bent() and recallAtPace() of pace.ts, with logarithms taken once: there are hundreds of thousands of these.
      const away = Math.log(straight) - CENTRE;
      const load = Math.exp(CENTRE + (1 + bend) * away - pace);
      const recall = Math.exp(-DEFAULT_DECAY * Math.log(1 + load));
      const slope = (DEFAULT_DECAY * load * recall) / (1 + load);
      part.met++;
      part.unmet--;
      part.recalled += recall;
      part.draw += recall * (1 - recall);
      part.slope += slope;
      part.bend += slope * away;
    }
  }
  return parts;
}
