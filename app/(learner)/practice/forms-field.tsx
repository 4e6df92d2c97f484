"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { CheckRow } from "@/app/_ui/choice";
import { QUIZ_FORMS, type QuizForm } from "@/learn/answer";

/** The kinds of question that may come; none ticked means all. Folded away, since all is what most people want. */
export function FormsField({
  forms,
  onForms,
}: {
  forms: readonly QuizForm[];
  onForms: (forms: QuizForm[]) => void;
}) {
  const t = useTranslations("practice.forms");
  const toggle = (form: QuizForm) =>
    onForms(QUIZ_FORMS.filter((one) => (one === form ? !forms.includes(form) : forms.includes(one))));
  return (
    <details className="group rounded-panel border border-line bg-surface">
      <summary className="flex min-h-12 list-none items-center justify-between gap-3 rounded-panel px-4">
        <span className="text-sm font-semibold">{t("label")}</span>
        <span className="flex items-center gap-2 text-[13px] text-quiet">
          {forms.length === 0 ? t("all") : t("some", { n: forms.length })}
          <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
        </span>
      </summary>
      <div className="px-3 pb-3 sm:px-4">
        <p className="px-2 pb-2 text-[13px] text-quiet">{t("hint")}</p>
        <ul className="grid sm:grid-cols-2 lg:grid-cols-3">
          {QUIZ_FORMS.map((form) => (
            <li key={form}>
              <CheckRow checked={forms.includes(form)} label={t(form)} onToggle={() => toggle(form)} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
