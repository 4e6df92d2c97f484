"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { thisDevice } from "../shelf";
import { Outbox, type OutboxStatus } from "./outbox";
import { sendEvents } from "./send";

const NOTHING: OutboxStatus = { waiting: 0, offline: false, signedOut: false, early: false, refused: 0 };

/** The learner's outbox and its status; sends what an earlier visit left behind, and on coming online or leaving. */
export function useOutbox(userId: string): { outbox: Outbox; status: OutboxStatus } {
  const [outbox] = useState(
    () => new Outbox(userId, { ...thisDevice(), send: (events) => sendEvents(userId, events) }),
  );
  const status = useSyncExternalStore(outbox.subscribe, outbox.status, () => NOTHING);
  useEffect(() => {
    const flush = () => void outbox.flush();
    flush();
    window.addEventListener("online", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      window.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", flush);
    };
  }, [outbox]);
  return { outbox, status };
}
