"use client";

type DeviceStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** What of the device and its clock is needed to keep things until the server has them; tests bring another. */
export interface Device {
  /** localStorage or its like; null where there is none */
  storage: DeviceStorage | null;
  /** calls back after ms; returns how to call it off */
  later: (run: () => void, ms: number) => () => void;
}

/** The browser's own; without storage where it is forbidden, and on the server. */
export function thisDevice(): Device {
  return {
    storage: storageOfBrowser(),
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

function storageOfBrowser(): Storage | null {
  try {
    return typeof window === "undefined" ? null : window.localStorage;
  } catch {
    return null;
  }
}

/**
 * Things kept on the device, each under a key of its own, so that several tabs never overwrite one another. The prefix
 * names whose they are: nobody else's are seen.
 */
export class Shelf<T> {
  readonly #storage: DeviceStorage | null;
  readonly #prefix: string;

  constructor(storage: DeviceStorage | null, prefix: string) {
    this.#storage = storage;
    this.#prefix = prefix;
  }

  /** False where the storage is full or forbidden: the thing is in memory alone. */
  put(id: string, thing: T): boolean {
    try {
      this.#storage?.setItem(this.#prefix + id, JSON.stringify(thing));
      return this.#storage !== null;
    } catch {
      return false;
    }
  }

  drop(id: string): void {
    try {
      this.#storage?.removeItem(this.#prefix + id);
    } catch {
      // It will be found once more after a reload: whoever keeps things must know repeats.
    }
  }

  has(id: string): boolean {
    try {
      return (this.#storage?.getItem(this.#prefix + id) ?? null) !== null;
    } catch {
      return false;
    }
  }

  /** All that is kept, in the order of ids. What cannot be read is left out. */
  all(): T[] {
    const storage = this.#storage;
    if (!storage) return [];
    const keys = Array.from({ length: storage.length }, (_, n) => storage.key(n)).filter((key) =>
      key?.startsWith(this.#prefix),
    );
    return keys.sort().flatMap((key) => {
      try {
        return [JSON.parse(storage.getItem(key ?? "") ?? "") as T];
      } catch {
        return [];
      }
    });
  }
}

/** How long to wait between attempts that fail (ms): twice as long each time, up to a longest. */
export class Patience {
  readonly #longest: number;
  #wait = 0;

  constructor(longest: number) {
    this.#longest = longest;
  }

  next(): number {
    this.#wait = Math.min(this.#longest, this.#wait * 2 || 1000);
    return this.#wait;
  }

  reset(): void {
    this.#wait = 0;
  }
}
