"use client";
import { ArrowDown, ArrowUp, ChevronDown, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { CheckRow, FieldGroup } from "@/app/_ui/choice";
import { SelectField, TextField } from "@/app/_ui/field";
import { TopicTree } from "@/app/_ui/topic-tree";
import { QUIZ_FORMS } from "@/learn/answer";
import type { TopicNode } from "@/learn/quiz/topics";
import { LEVELS } from "./difficulty";
import type { SectionFields } from "./form";

const IMPORTANCE = [3, 2, 1] as const;

/** One section: how many questions, from where, of what kind. What is rarely changed is folded away. */
export function SectionCard({
  section,
  n,
  isOnly,
  isLast,
  topics,
  short,
  errorAt,
  change,
  move,
  remove,
}: {
  section: SectionFields;
  /** its place, from 0 */
  n: number;
  isOnly: boolean;
  isLast: boolean;
  topics: readonly TopicNode[];
  short: string | null;
  errorAt: (field: string) => string | undefined;
  change: (part: Partial<SectionFields>) => void;
  move: (by: -1 | 1) => void;
  remove: () => void;
}) {
  const t = useTranslations("quizzes.editor.sections");
  const id = useId();
  const name = section.title.trim() || t("name", { n: n + 1 });
  const chosen = topics.filter((topic) => section.topics.includes(topic.id)).map((topic) => topic.title);
  return (
    <li
      className="min-w-0 rounded-panel border border-line bg-paper p-4 sm:p-5"
      aria-labelledby={`${id}-name`}
    >
      <div className="mb-3 flex items-center justify-between gap-3">
        <h3 id={`${id}-name`} className="min-w-0 text-lg break-words">
          {name}
        </h3>
        {isOnly ? null : (
          <div className="-my-2 flex shrink-0">
            <IconButton label={t("up", { name })} disabled={n === 0} onClick={() => move(-1)}>
              <ArrowUp aria-hidden className="size-[18px]" />
            </IconButton>
            <IconButton label={t("down", { name })} disabled={isLast} onClick={() => move(1)}>
              <ArrowDown aria-hidden className="size-[18px]" />
            </IconButton>
            <IconButton label={t("remove", { name })} onClick={remove}>
              <Trash2 aria-hidden className="size-[18px]" />
            </IconButton>
          </div>
        )}
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-[6.5rem_6.5rem_minmax(0,1fr)]">
        <TextField
          label={t("count")}
          inputMode="numeric"
          value={section.count}
          error={errorAt("count")}
          onChange={(event) => change({ count: event.target.value })}
        />
        <TextField
          label={t("points")}
          inputMode="decimal"
          value={section.points}
          error={errorAt("points")}
          onChange={(event) => change({ points: event.target.value })}
        />
        {isOnly && !section.title ? null : (
          <TextField
            label={t("titleLabel")}
            value={section.title}
            maxLength={120}
            placeholder={t("name", { n: n + 1 })}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </div>
      {short ? (
        <p role="status" className="mt-3 text-[13px] font-medium text-hard">
          {short}
        </p>
      ) : null}
      <div className="mt-4 grid gap-2.5">
        <Line label={t("topics")} value={chosen.length === 0 ? t("anyTopic") : chosen.join(", ")}>
          <TopicTree
            topics={topics}
            chosen={section.topics}
            countLabel={(cards) => t("cards", { n: cards })}
            onChosen={(ids) => change({ topics: ids })}
          />
        </Line>
        <Line
          label={t("forms")}
          value={
            section.forms.length === 0
              ? t("anyForm")
              : section.forms.map((form) => t(`form.${form}`)).join(", ")
          }
        >
          <ul className="grid sm:grid-cols-2 lg:grid-cols-3">
            {QUIZ_FORMS.map((form) => (
              <li key={form}>
                <CheckRow
                  checked={section.forms.includes(form)}
                  label={t(`form.${form}`)}
                  onToggle={() =>
                    change({
                      forms: QUIZ_FORMS.filter((one) =>
                        one === form ? !section.forms.includes(form) : section.forms.includes(one),
                      ),
                    })
                  }
                />
              </li>
            ))}
          </ul>
        </Line>
        <Line label={t("difficulty")} value={difficultyWords()}>
          <div className="grid gap-5 py-2 sm:grid-cols-2">
            <SelectField
              label={t("hardest")}
              value={section.hardest}
              options={LEVELS.map((level, place) => ({ value: String(place), label: t(`level.${level}`) }))}
              onChange={(event) => {
                const hardest = Number(event.target.value);
                change({ hardest, easiest: Math.max(hardest, section.easiest) });
              }}
            />
            <SelectField
              label={t("easiest")}
              value={section.easiest}
              options={LEVELS.map((level, place) => ({ value: String(place), label: t(`level.${level}`) }))}
              onChange={(event) => {
                const easiest = Number(event.target.value);
                change({ easiest, hardest: Math.min(easiest, section.hardest) });
              }}
            />
            <FieldGroup legend={t("importance")} className="sm:col-span-2">
              <ul className="grid sm:grid-cols-3">
                {IMPORTANCE.map((importance) => (
                  <li key={importance}>
                    <CheckRow
                      checked={section.importance.includes(importance)}
                      label={t(`importances.${importance}`)}
                      onToggle={() =>
                        change({
                          importance: IMPORTANCE.filter((one) =>
                            one === importance
                              ? !section.importance.includes(one)
                              : section.importance.includes(one),
                          ),
                        })
                      }
                    />
                  </li>
                ))}
              </ul>
            </FieldGroup>
          </div>
        </Line>
      </div>
    </li>
  );

  function difficultyWords(): string {
    const { hardest, easiest, importance } = section;
    const isAny = hardest === 0 && easiest === LEVELS.length - 1;
    const level = (place: number) => t(`level.${LEVELS[place] ?? "medium"}`);
    const range = isAny
      ? t("anyDifficulty")
      : hardest === easiest
        ? level(hardest)
        : t("range", { hardest: level(hardest), easiest: level(easiest) });
    if (importance.length === 0) return range;
    return `${range}; ${importance.map((one) => t(`importances.${one}`)).join(", ")}`;
  }
}

/** A choice that shows its value and opens to be changed. */
function Line({ label, value, children }: { label: string; value: string; children: ReactNode }) {
  return (
    <details className="group rounded-control border border-line bg-surface">
      <summary className="flex min-h-11 list-none items-center gap-3 rounded-control px-3.5 py-2">
        <span className="shrink-0 text-sm font-semibold">{label}</span>
        <span className="min-w-0 grow truncate text-right text-[13px] text-quiet">{value}</span>
        <ChevronDown
          aria-hidden
          className="size-4 shrink-0 text-quiet transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="px-2.5 pb-3">{children}</div>
    </details>
  );
}

function IconButton({
  label,
  disabled = false,
  onClick,
  children,
}: {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      // Not `disabled`: the focus would be lost at the end of the list.
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
      className="grid size-11 place-items-center rounded-control text-quiet hover:bg-sunk hover:text-ink aria-disabled:opacity-40"
    >
      {children}
    </button>
  );
}
