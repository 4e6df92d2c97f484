"use client";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { CardFace, type CardWords } from "@/app/_ui/card-face";
import { Kbd } from "@/app/_ui/text";
import type { Card } from "@/learn/item";

/** Texts of the trial, from the message files. */
export interface TryWords extends CardWords {
  turn: string;
  next: string;
  doneTitle: string;
  doneText: string;
  again: string;
  /** "1 of 3", "2 of 3" … */
  steps: string[];
}

/** Three cards to turn without an account; nothing is kept. */
export function TryCards({
  cards,
  words,
  signUp,
}: {
  cards: readonly { id: number; topicTitle: string; body: Card }[];
  words: TryWords;
  signUp: React.ReactNode;
}) {
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState(false);
  const area = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);
  const card = cards[at];

  // After a step the keyboard stays on the button, which may have been replaced.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the step that moves the focus
  useEffect(() => {
    if (moved.current) button.current?.focus({ preventScroll: true });
  }, [at, shown]);

  const step = () => {
    moved.current = true;
    if (!shown) setShown(true);
    else {
      setShown(false);
      setAt(at + 1);
    }
  };

  return (
    <section ref={area} aria-live="polite" className="grid gap-4">
      {card ? (
        <>
          <CardFace
            key={card.id}
            card={card.body}
            topicTitle={card.topicTitle}
            shown={shown}
            words={words}
            className="min-h-64 lg:min-h-80"
          />
          <div className="flex items-center justify-between gap-4">
            <span className="num text-sm text-quiet">{words.steps[at]}</span>
            <Button ref={button} size="lg" className="text-sky" onClick={step}>
              {shown ? words.next : words.turn}
              <span className="max-md:hidden">
                <Kbd>↵</Kbd>
              </span>
            </Button>
          </div>
        </>
      ) : (
        <div className="grid min-h-80 content-center gap-3 rounded-card border border-line bg-surface p-[clamp(1.5rem,4.5vw,2.875rem)] shadow-lift">
          <h2 className="text-2xl">{words.doneTitle}</h2>
          <p className="max-w-[46ch] font-serif text-lg text-quiet">{words.doneText}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            {signUp}
            <Button
              ref={button}
              onClick={() => {
                setAt(0);
                setShown(false);
              }}
            >
              {words.again}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
