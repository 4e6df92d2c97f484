"use client";
import { cn } from "@/app/_ui/cn";

/** How many squares of a topic are full (would be recalled), half (met, but slipping) and empty (not met). */
export function squaresOf(topic: { cards: number; met: number; recall: number | null }) {
  const full = Math.min(topic.met, Math.round(topic.met * (topic.recall ?? 0)));
  return { full, half: topic.met - full, empty: Math.max(0, topic.cards - topic.met) };
}

const looks = {
  full: "bg-heat-4",
  half: "bg-heat-2",
  empty: "border border-edge/50",
} as const;

/** One square for each card of a topic, filling up as it is learnt: a client component, so that hundreds are not sent twice. */
export function TopicSquares({ topic }: { topic: { cards: number; met: number; recall: number | null } }) {
  const { full, half, empty } = squaresOf(topic);
  return (
    <div className="flex flex-wrap gap-[3px]">
      {(["full", "half", "empty"] as const).flatMap((kind) =>
        Array.from({ length: { full, half, empty }[kind] }, (_, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: squares of a kind are all alike
          <i key={`${kind}${n}`} className={cn("block size-[11px] rounded-[2.5px]", looks[kind])} />
        )),
      )}
    </div>
  );
}

/** What a square's filling means. */
export function SquaresKey({ full, half, empty }: { full: string; half: string; empty: string }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-[13px] text-quiet">
      {[
        [looks.full, full],
        [looks.half, half],
        [looks.empty, empty],
      ].map(([look, text]) => (
        <li key={text} className="flex items-center gap-2">
          <i aria-hidden className={cn("block size-[11px] rounded-[2.5px]", look)} />
          {text}
        </li>
      ))}
    </ul>
  );
}
