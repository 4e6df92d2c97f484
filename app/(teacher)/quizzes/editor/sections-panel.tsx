"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Panel } from "@/app/_ui/panel";
import { newSection } from "@/learn/quiz/draft";
import type { TopicNode } from "@/learn/quiz/topics";
import { type SectionFields, sectionFields } from "./form";
import type { PartProps } from "./part";
import { SectionCard } from "./section-card";

/** What is asked: sections, each with its own choice of questions. */
export function SectionsPanel({
  fields,
  change,
  changeSection,
  errorAt,
  topics,
  shortOf,
}: PartProps & {
  changeSection: (id: string, part: Partial<SectionFields>) => void;
  topics: readonly TopicNode[];
  /** says that the bank is too small for a section; null where it is not */
  shortOf: (section: number) => string | null;
}) {
  const t = useTranslations("quizzes.editor.sections");
  const { sections } = fields;
  const move = (from: number, by: -1 | 1) => {
    const moved = [...sections];
    const [section] = moved.splice(from, 1);
    if (section) moved.splice(from + by, 0, section);
    change({ sections: moved });
  };
  return (
    <Panel title={t("title")} aside={t("total", { n: totalOf(sections) })}>
      <ol className="grid gap-4">
        {sections.map((section, n) => (
          <SectionCard
            key={section.id}
            section={section}
            n={n}
            isOnly={sections.length === 1}
            isLast={n === sections.length - 1}
            topics={topics}
            short={shortOf(n)}
            errorAt={(field) => errorAt(`sections.${n}.${field}`)}
            change={(part) => changeSection(section.id, part)}
            move={(by) => move(n, by)}
            remove={() => change({ sections: sections.filter((one) => one.id !== section.id) })}
          />
        ))}
      </ol>
      {errorAt("sections") ? (
        <p role="alert" className="mt-3 text-[13px] font-medium text-again">
          {errorAt("sections")}
        </p>
      ) : null}
      {sections.length < 50 ? (
        <Button
          className="mt-4"
          onClick={() => change({ sections: [...sections, sectionFields(newSection(5))] })}
        >
          <Plus aria-hidden className="size-4" />
          {t("add")}
        </Button>
      ) : null}
    </Panel>
  );
}

/** Questions in all, as far as the fields can be read. */
function totalOf(sections: readonly SectionFields[]): number {
  return sections.reduce((sum, { count }) => sum + (Number.parseInt(count, 10) || 0), 0);
}
