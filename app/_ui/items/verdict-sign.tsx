import { Check, CircleDashed, CircleSlash2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Verdict } from "@/learn/grade/contract";
import { cn } from "../cn";

const LOOK = {
  right: { Icon: Check, color: "text-good" },
  partly: { Icon: CircleSlash2, color: "text-hard" },
  wrong: { Icon: X, color: "text-again" },
  unanswered: { Icon: CircleDashed, color: "text-quiet" },
} as const;

/** How an answer was judged: an icon and a word. `again`: it is not judged for good, another try is left. */
export function VerdictSign({
  verdict,
  again = false,
  className,
}: {
  verdict: Verdict;
  again?: boolean;
  className?: string;
}) {
  const t = useTranslations("items.verdict");
  const { Icon, color } = LOOK[verdict];
  const word =
    again && verdict === "wrong" ? "notYet" : again && verdict === "partly" ? "partlyNotYet" : verdict;
  return (
    <span className={cn("inline-flex items-center gap-1.5 font-semibold", color, className)}>
      <Icon aria-hidden className="size-5 shrink-0" strokeWidth={2.5} />
      {t(word)}
    </span>
  );
}

/** A small mark beside a part of an answer: right, wrong, or only chosen. */
export function Mark({ kind, children }: { kind: "right" | "wrong" | "plain"; children: string }) {
  const color = kind === "right" ? "text-good" : kind === "wrong" ? "text-again" : "text-quiet";
  return (
    <span className={cn("inline-flex items-center gap-1 text-[13px] font-semibold", color)}>
      {kind === "right" ? <Check aria-hidden className="size-4 shrink-0" strokeWidth={2.5} /> : null}
      {kind === "wrong" ? <X aria-hidden className="size-4 shrink-0" strokeWidth={2.5} /> : null}
      {children}
    </span>
  );
}
