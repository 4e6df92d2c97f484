/** Memories of one student, packed: twelve bytes each, so that those of a whole class are read at once. Pure. */
import { DEFAULT_DECAY } from "../fsrs6-formulas";
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

/** Recall and its slope by the logarithm of a load, in steps: on a straight line between two of them they are right to 2e-6. */
const STEPS = 64;
const LOWEST = -20;
const HIGHEST = 64;
const ENTRIES = (HIGHEST - LOWEST) * STEPS;
const RECALL = new Float64Array(ENTRIES + 2);
const SLOPE = new Float64Array(ENTRIES + 2);
for (let n = 0; n < RECALL.length; n++) {
  const load = Math.exp(LOWEST + n / STEPS);
  const recall = (1 + load) ** -DEFAULT_DECAY;
  RECALL[n] = recall;
  SLOPE[n] = (DEFAULT_DECAY * load * recall) / (1 + load);
}

/** Sums of a topic as they are added up: met, recalled, draw, slope, bend. */
const WIDTH = 5;

/**
 * What `partOf` of learn/stats/forecast.ts gives for each topic and moment, straight from packed memories: the load of a
 * memory is f · t / S, so that one logarithm a memory and moment is enough, and two tables.
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
  const sums = moments.map(() => new Float64Array(cards.length * WIDTH));
  const factor = Math.exp(Math.log(0.9) / -decay) - 1;
  for (let at = 0; at < packed.byteLength; at += SIZE) {
    const topic = topicOf[view.getUint32(at, true)] ?? -1;
    if (topic < 0) continue;
    const rate = factor / (view.getFloat32(at + 4, true) * 86_400_000);
    const last = view.getUint32(at + 8, true) * 1000;
    for (let n = 0; n < moments.length; n++) {
      const sum = sums[n] as Float64Array;
      const own = Math.max(0, (moments[n] as number) - last) * rate;
      // Paces and bends are told on the default curve: on another, by the recall it predicts.
      const straight = Math.max(LEAST_LOAD, decay === DEFAULT_DECAY ? own : loadOf((1 + own) ** -decay));
      // As bent(), recallAtPace() and paceSlope() of pace.ts: there are hundreds of thousands of these.
      const away = Math.log(straight) - CENTRE;
      const load = CENTRE + (1 + bend) * away - pace;
      const place = Math.min(ENTRIES, Math.max(0, (load - LOWEST) * STEPS));
      const entry = Math.floor(place);
      const part = place - entry;
      const low = RECALL[entry] as number;
      const flat = SLOPE[entry] as number;
      const recall = low + part * ((RECALL[entry + 1] as number) - low);
      const slope = flat + part * ((SLOPE[entry + 1] as number) - flat);
      const to = topic * WIDTH;
      (sum[to] as number)++;
      (sum[to + 1] as number) += recall;
      (sum[to + 2] as number) += recall * (1 - recall);
      (sum[to + 3] as number) += slope;
      (sum[to + 4] as number) += slope * away;
    }
  }
  return sums.map((sum) =>
    cards.map((all, topic): Part => {
      const at = (n: number) => sum[topic * WIDTH + n] as number;
      return { met: at(0), unmet: all - at(0), recalled: at(1), draw: at(2), slope: at(3), bend: at(4) };
    }),
  );
}
