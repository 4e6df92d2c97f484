"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { marksOnDevice } from "@/app/_device/marks";
import { GUEST } from "@/app/_device/store";
import type { CardMarks, Mark, MarkKind } from "@/learn/marks";
import { thisDevice } from "../shelf";
import { MarkBox, sendMarks } from "./mark-box";
import { keepSending } from "./use-outbox";

/** The mark box of an account on this device. */
export function markBoxOf(userId: string): MarkBox {
  return new MarkBox(userId, {
    ...thisDevice(),
    store: marksOnDevice(userId),
    // A guest's marks wait until they sign in.
    send: userId === GUEST ? null : (marks) => sendMarks(userId, marks),
  });
}

/** What the learner marked on the cards of the sitting, set at once and sent when there is a network. */
export function useMarks(userId: string, first: Readonly<Record<number, CardMarks>>) {
  const [box] = useState(() => markBoxOf(userId));
  const [marks, setMarks] = useState(first);
  const latest = useRef(marks);
  useEffect(() => keepSending(box), [box]);
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
