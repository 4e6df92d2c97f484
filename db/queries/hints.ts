/**
 * What this process last saw of settings and memories. Only ever a hint: the statement that relies on one compares it
 * with the row and does nothing where they differ. Nodes may come and go, and need not know of each other.
 */
import type { Memory } from "@/learn/memory";
import type { Settings } from "./settings-row";

export interface MemoryHint {
  /** of the row; 0 when there is none */
  trace: number;
  memory: Memory | null;
}

/** A map that forgets what was not used for longest. */
export class Recent<Value> {
  readonly #entries = new Map<string, Value>();
  readonly #most: number;
  constructor(most: number) {
    this.#most = most;
  }
  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }
  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.#most) {
      for (const oldest of this.#entries.keys()) {
        this.#entries.delete(oldest);
        break;
      }
    }
  }
  delete(key: string): void {
    this.#entries.delete(key);
  }
}

// One for all bundles of a server: what a page showed, a route handler is about to be told of.
const shared = globalThis as typeof globalThis & {
  __zerekHints?: { settings: Recent<Settings>; memories: Recent<MemoryHint> };
};
shared.__zerekHints ??= { settings: new Recent(10_000), memories: new Recent(50_000) };
const { settings, memories } = shared.__zerekHints;

export function hintedSettings(userId: string): Settings | undefined {
  return settings.get(userId);
}

export function rememberSettings(userId: string, value: Settings): void {
  settings.set(userId, value);
}

export function hintedMemory(userId: string, cardId: number): MemoryHint | undefined {
  return memories.get(`${userId} ${cardId}`);
}

export function rememberMemory(userId: string, cardId: number, value: MemoryHint): void {
  memories.set(`${userId} ${cardId}`, value);
}

/** Drops what turned out to be wrong. */
export function forget(userId: string, cardId: number): void {
  settings.delete(userId);
  memories.delete(`${userId} ${cardId}`);
}
