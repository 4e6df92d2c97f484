"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { eventsOnDevice } from "@/app/_device/events";
import { GUEST } from "@/app/_device/store";
import { thisDevice } from "../shelf";
import { NOTHING_WAITS, Outbox, type OutboxStatus } from "./outbox";
import { sendEvents } from "./send";

/** Runs one at a time among the tabs of this browser; where there are no locks, beside them: repeats are harmless. */
async function alone(name: string, run: () => Promise<void>): Promise<void> {
  if (typeof navigator === "undefined" || !navigator.locks) await run();
  else await navigator.locks.request(name, run);
}

/** The outbox of an account on this device. */
function outboxOf(userId: string): Outbox {
  return new Outbox(userId, {
    ...thisDevice(),
    store: eventsOnDevice(userId),
    send: userId === GUEST ? null : (events) => sendEvents(userId, events),
    alone: (run) => alone(`zerek:send:${userId}`, run),
  });
}

/** Sends what waits now, and whenever the network comes back or the page is left; returns how to stop. */
function keepSending(outbox: Outbox): () => void {
  const flush = () => void outbox.flush();
  flush();
  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", flush);
  return () => {
    window.removeEventListener("online", flush);
    document.removeEventListener("visibilitychange", flush);
  };
}

/** The learner's outbox and its status; sends what an earlier visit left behind, and on coming online or leaving. */
export function useOutbox(userId: string): { outbox: Outbox; status: OutboxStatus } {
  const [outbox] = useState(() => outboxOf(userId));
  const status = useSyncExternalStore(outbox.subscribe, outbox.status, () => NOTHING_WAITS);
  useEffect(() => keepSending(outbox), [outbox]);
  return { outbox, status };
}
