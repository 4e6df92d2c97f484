"use client";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { v7 as uuidv7 } from "uuid";
import type { AttemptView } from "@/learn/quiz/attempt";
import type { Runner } from "@/learn/quiz/runner";
import { thisDevice } from "../../shelf";
import { fetchView, requestsOf } from "./send";
import { Sitting } from "./sitting";

/** The server is asked anew so often while the page is looked at: another device may answer or hand in (ms). */
const LOOK_EVERY_MS = 60_000;

// Going back in the browser shows the page as it was sent: the sitting must go on from where it was left.
let left: { key: string; sitting: Sitting } | null = null;

function sittingOf(userId: string, view: AttemptView): Sitting {
  const key = `${userId} ${view.id}`;
  if (typeof window !== "undefined" && left?.key === key) return left.sitting;
  const sitting = new Sitting(userId, view, {
    ...thisDevice(),
    now: Date.now,
    mint: uuidv7,
    ...requestsOf(view.id),
  });
  if (typeof window !== "undefined") left = { key, sitting };
  return sitting;
}

/** The sitting of an attempt on this device, and its state; it sends, looks and listens while the page is there. */
export function useSitting(userId: string, view: AttemptView): { sitting: Sitting; state: Runner } {
  const [sitting] = useState(() => sittingOf(userId, view));
  const state = useSyncExternalStore(sitting.subscribe, sitting.state, sitting.state);
  const isOpen = state.attempt.state === "open";

  useEffect(() => {
    sitting.restore();
    const flush = () => void sitting.flush();
    const leave = () => void sitting.flush(true);
    window.addEventListener("online", flush);
    document.addEventListener("visibilitychange", flush);
    window.addEventListener("pagehide", leave);
    return () => {
      flush();
      window.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", flush);
      window.removeEventListener("pagehide", leave);
    };
  }, [sitting]);

  const hasDeadline = state.attempt.deadlineAt !== null;
  useEffect(() => {
    if (!isOpen || !hasDeadline) return;
    const timer = setInterval(() => sitting.tick(), 1000);
    return () => clearInterval(timer);
  }, [sitting, isOpen, hasDeadline]);

  const { data, refetch } = useQuery({
    queryKey: ["attempt", view.id],
    queryFn: () => fetchView(view.id),
    enabled: isOpen,
    gcTime: 0,
    refetchOnMount: "always",
    refetchOnWindowFocus: "always",
    refetchOnReconnect: "always",
    refetchInterval: LOOK_EVERY_MS,
  });
  useEffect(() => {
    if (data) sitting.do({ type: "view", ...data });
  }, [sitting, data]);

  // Other tabs look again when this one saved something. What they may do is decided by revisions, not by this.
  useEffect(() => {
    if (typeof BroadcastChannel === "undefined") return;
    const channel = new BroadcastChannel(`zerek:attempt:${view.id}`);
    channel.onmessage = () => void refetch();
    const off = sitting.onNews((news) => {
      if (news === "saved") channel.postMessage(news);
      else void refetch();
    });
    return () => {
      off();
      channel.close();
    };
  }, [sitting, view.id, refetch]);

  return { sitting, state };
}
