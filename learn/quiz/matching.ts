/**
 * A largest matching of slots and groups: each slot gets an edge to a group nobody else has, as many slots as possible.
 * H. W. Kuhn's augmenting paths: a slot already served is moved to another of its edges when that helps.
 */
export class Matching<Edge> {
  readonly #groupOf: (edge: Edge) => string;
  /** the edges of each slot, the preferred ones first */
  readonly #edges: (readonly Edge[])[] = [];
  readonly #chosen: (Edge | undefined)[] = [];
  readonly #holder = new Map<string, number>();

  constructor(groupOf: (edge: Edge) => string) {
    this.#groupOf = groupOf;
  }

  /** What the slot got. */
  of(slot: number): Edge | undefined {
    return this.#chosen[slot];
  }

  /** Slots that got nothing. */
  unserved(): number[] {
    return this.#edges.flatMap((_, slot) => (this.#chosen[slot] === undefined ? [slot] : []));
  }

  /** Replaces the edges of a slot; what it has it keeps until it must give way. */
  offer(slot: number, edges: readonly Edge[]): void {
    this.#edges[slot] = edges;
  }

  /** Serves these slots in this order, as far as possible. Whoever was served stays served. */
  serve(slots: readonly number[]): void {
    // What a search in vain has gone through leads nowhere for the later ones either (a "Hungarian tree").
    const dead = new Set<string>();
    for (const slot of slots) {
      if (this.#chosen[slot] !== undefined) continue;
      const seen = new Set(dead);
      if (!this.#augment(slot, seen)) for (const group of seen) dead.add(group);
    }
  }

  #augment(slot: number, seen: Set<string>): boolean {
    const edges = this.#edges[slot] ?? [];
    // A free group first: nobody has to move.
    const free = edges.find((edge) => !this.#holder.has(this.#groupOf(edge)));
    if (free !== undefined) return this.#take(slot, free);
    for (const edge of edges) {
      const group = this.#groupOf(edge);
      if (seen.has(group)) continue;
      seen.add(group);
      if (this.#augment(this.#holder.get(group) as number, seen)) return this.#take(slot, edge);
    }
    return false;
  }

  #take(slot: number, edge: Edge): true {
    const old = this.#chosen[slot];
    if (old !== undefined && this.#holder.get(this.#groupOf(old)) === slot)
      this.#holder.delete(this.#groupOf(old));
    this.#chosen[slot] = edge;
    this.#holder.set(this.#groupOf(edge), slot);
    return true;
  }
}
