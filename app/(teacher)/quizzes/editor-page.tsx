import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { messages } from "@/app/_messages/request";
import { database } from "@/app/_server/database";
import { QueryProvider } from "@/app/_ui/query-provider";
import { factLines } from "@/db/queries/facts";
import { listTopics } from "@/db/queries/packs";
import { Editor } from "./editor/editor";
import type { Opened } from "./editor/use-editor";

/** The editor with what it needs of the pack, for a new quiz and for one that is there. */
export async function EditorPage({ opened, children }: { opened: Opened; children?: ReactNode }) {
  const db = await database();
  const { blueprint } = opened.draft;
  const [topics, facts] = await Promise.all([
    listTopics(db, blueprint.packId),
    factLines(db, blueprint.packId, [...blueprint.pinned, ...blueprint.banned]),
  ]);
  return (
    <NextIntlClientProvider messages={{ common: messages.common, quizzes: messages.quizzes }}>
      <QueryProvider>
        <Editor opened={opened} topics={topics} facts={facts}>
          {children}
        </Editor>
      </QueryProvider>
    </NextIntlClientProvider>
  );
}
