"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { Fold } from "@/app/_ui/fold";
import type { PartProps } from "./part";

export interface FactLine {
  id: string;
  statement: string;
  topicTitle: string;
}

/** Facts that are asked in every variant, and facts that never are. */
export function FactsPanel({
  fields,
  change,
  packId,
  known,
}: PartProps & {
  packId: string;
  /** the facts pinned and banned when the page was opened */
  known: readonly FactLine[];
}) {
  const t = useTranslations("quizzes.editor.facts");
  const [text, setText] = useState("");
  const [seen, setSeen] = useState<ReadonlyMap<string, FactLine>>(
    () => new Map(known.map((fact) => [fact.id, fact])),
  );
  const words = useDeferredValue(text.trim());
  const { data: found = [], isError } = useQuery({
    queryKey: ["facts", packId, words],
    enabled: words.length >= 2,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ pack: packId, q: words });
      const response = await fetch(`/api/quizzes/facts?${query}`, { signal });
      if (!response.ok) throw new Error(`Searching failed: ${response.status}`);
      return ((await response.json()) as { facts: FactLine[] }).facts;
    },
  });
  const { pinned, banned } = fields;
  const put = (fact: FactLine, where: "pinned" | "banned") => {
    setSeen((before) => new Map(before).set(fact.id, fact));
    const without = (ids: readonly string[]) => ids.filter((id) => id !== fact.id);
    change({
      pinned: where === "pinned" ? [...without(pinned), fact.id] : without(pinned),
      banned: where === "banned" ? [...without(banned), fact.id] : without(banned),
    });
  };
  const list = (where: "pinned" | "banned") => (
    <div>
      <h3 className="text-base">{t(where)}</h3>
      <p className="mt-0.5 text-[13px] text-quiet">{t(`${where}Hint`)}</p>
      {fields[where].length > 0 ? (
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {fields[where].map((id) => (
            <li key={id} className="flex items-center gap-3 py-1">
              <span className="min-w-0 grow py-1.5 text-sm leading-snug">
                {seen.get(id)?.statement ?? id}
              </span>
              <button
                type="button"
                aria-label={t("takeOut", { fact: seen.get(id)?.statement ?? id })}
                onClick={() => change({ [where]: fields[where].filter((one) => one !== id) })}
                className="grid size-11 shrink-0 place-items-center rounded-control text-quiet hover:bg-sunk hover:text-ink"
              >
                <X aria-hidden className="size-[18px]" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
  return (
    <Fold
      title={t("title")}
      summary={
        pinned.length + banned.length === 0
          ? t("none")
          : t("summary", { pinned: pinned.length, banned: banned.length })
      }
    >
      {list("pinned")}
      {list("banned")}
      <div>
        <TextField
          type="search"
          label={t("search")}
          hint={t("searchHint")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // Enter would send the whole form.
            if (event.key === "Enter") event.preventDefault();
          }}
        />
        <p role="status" className="sr-only">
          {words.length >= 2 ? t("found", { n: found.length }) : null}
        </p>
        {isError ? <p className="mt-2 text-[13px] text-again">{t("searchFailed")}</p> : null}
        {words.length >= 2 && found.length === 0 && !isError ? (
          <p className="mt-2 text-[13px] text-quiet">{t("found", { n: 0 })}</p>
        ) : null}
        {words.length >= 2 && found.length > 0 ? (
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {found.map((fact) => (
              <li
                key={fact.id}
                className="grid items-center gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]"
              >
                <p className="text-sm leading-snug">
                  {fact.statement} <span className="text-[13px] text-quiet">{fact.topicTitle}</span>
                </p>
                <div className="flex gap-1.5">
                  {(["pinned", "banned"] as const).map((where) => (
                    <Button
                      key={where}
                      aria-pressed={fields[where].includes(fact.id)}
                      onClick={() => put(fact, where)}
                      className="px-3 text-sm aria-pressed:border-sky aria-pressed:bg-sky-soft"
                    >
                      {t(where === "pinned" ? "pin" : "ban")}
                      <span className="sr-only">: {fact.statement}</span>
                    </Button>
                  ))}
                </div>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Fold>
  );
}
