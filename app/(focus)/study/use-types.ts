"use client";
import { useCallback, useSyncExternalStore } from "react";

const KEY = "zerek:types";
const listeners = new Set<() => void>();

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

/** Whether the learner types answers before seeing them: a choice of this device. */
export function useTypes(): [boolean, (types: boolean) => void] {
  const subscribe = useCallback((listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  const types = useSyncExternalStore(subscribe, read, () => false);
  const set = useCallback((value: boolean) => {
    try {
      localStorage.setItem(KEY, value ? "yes" : "no");
    } catch {
      // A forbidden storage keeps no choice: typing stays as it is.
    }
    for (const listener of listeners) listener();
  }, []);
  return [types, set];
}
