/**
 * What this process last saw of settings and memories. Only ever a hint: the statement that relies on one compares it
 * with the row and does nothing where they differ. Nodes may come and go, and need not know of each other.
 */
import type { Memory } from "@/learn/memory";
import { Recent } from "./recent";
import type { Settings } from "./settings-row";

export interface MemoryHint {
  /** of the row; 0 when there is none */
  trace: number;
  memory: Memory | null;
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
