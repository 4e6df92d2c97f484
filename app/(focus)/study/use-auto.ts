"use client";
import { useEffect } from "react";

/**
 * Goes on by itself where the learner chose so: shows the answer after some seconds, and puts a card that is not rated
 * back. Never while the page is out of sight or a dialog is open: nobody is looking then. 0 is never.
 */
export function useAuto(
  card: unknown,
  shown: boolean,
  { showAfter, laterAfter }: { showAfter: number; laterAfter: number },
  show: () => void,
  later: () => void,
): void {
  const seconds = shown ? laterAfter : showAfter;
  // A card or side that comes anew has its time anew.
  useEffect(() => {
    if (!card || seconds === 0) return;
    const timer = setInterval(() => {
      if (document.hidden || document.querySelector("dialog[open]")) return;
      clearInterval(timer);
      shown ? later() : show();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [card, shown, seconds, show, later]);
}
