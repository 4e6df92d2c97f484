"use client";
import { useEffect, useState } from "react";
import { alone } from "@/app/_device/alone";
import { eventsOnDevice } from "@/app/_device/events";
import { GUEST } from "@/app/_device/store";
import { thisDevice } from "../shelf";
import { Outbox } from "./outbox";
import { sendEvents } from "./send";

/** The outbox of an account on this device. */
export function outboxOf(userId: string): Outbox {
  return new Outbox(userId, {
    ...thisDevice(),
    store: eventsOnDevice(userId),
    send: userId === GUEST ? null : (events) => sendEvents(userId, events),
    alone: (run) => alone(userId, run),
  });
}

/** Sends what waits now, and whenever the network comes back or the page is left; returns how to stop. */
export function keepSending(box: { flush: () => Promise<void> }): () => void {
  const flush = () => void box.flush();
  flush();
  window.addEventListener("online", flush);
  document.addEventListener("visibilitychange", flush);
  return () => {
    window.removeEventListener("online", flush);
    document.removeEventListener("visibilitychange", flush);
  };
}

/** The learner's outbox; sends what an earlier visit left behind, and on coming online or leaving. */
export function useOutbox(userId: string): Outbox {
  const [outbox] = useState(() => outboxOf(userId));
  useEffect(() => keepSending(outbox), [outbox]);
  return outbox;
}
