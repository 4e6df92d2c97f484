"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { CardMarks, Mark, MarkKind } from "@/learn/marks";
import { thisDevice } from "../shelf";
import { MarkBox, sendMarks } from "./mark-box";

/** What the learner marked on the cards of the sitting, set at once and sent when there is a network. */
export function useMarks(userId: string, first: Readonly<Record<number, CardMarks>>) {
  const [box] = useState(
    () => new MarkBox(userId, { ...thisDevice(), send: (marks) => sendMarks(userId, marks) }),
  );
  const [marks, setMarks] = useState(first);
  const latest = useRef(marks);
  useEffect(() => {
    const flush = () => void box.flush();
    flush();
    window.addEventListener("online", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      window.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", flush);
    };
  }, [box]);
  /** Sets a mark and returns what takes it back. */
  const mark = useCallback(
    (cardId: number, kind: MarkKind, value: string | null) => {
      const set = (next: string | null) => {
        const { [kind]: before = null, ...others } = latest.current[cardId] ?? {};
        const own: CardMarks = next === null ? others : { ...others, [kind]: next };
        latest.current = { ...latest.current, [cardId]: own };
        setMarks(latest.current);
        box.add({ cardId, kind, value: next, at: Date.now() } satisfies Mark);
        return before;
      };
      const before = set(value);
      return () => void set(before);
    },
    [box],
  );
  return { marks, mark };
}
