import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireUser } from "@/app/_server/session";
import { Button } from "@/app/_ui/button";
import { TextField } from "@/app/_ui/field";
import { PageHead, Panel } from "@/app/_ui/panel";
import { normalCode } from "@/db/queries/quiz-code";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.joinPage"))("title") };
}

interface Props {
  searchParams: Promise<{ code?: string }>;
}

/** Where a code from the board is typed: it leads to the page that says what one joins. */
export default async function JoinPage({ searchParams }: Props) {
  await requireUser();
  const { code } = await searchParams;
  const typed = typeof code === "string" ? normalCode(code) : "";
  if (typed) redirect(`/join/${encodeURIComponent(typed)}`);
  const t = await getTranslations("classes.joinPage");
  return (
    <>
      <PageHead title={t("title")} text={t("text")} />
      <Panel className="max-w-md">
        <form action="/join" className="grid gap-5">
          <TextField
            name="code"
            label={t("code")}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required
            maxLength={60}
            autoFocus
          />
          <Button type="submit" variant="primary" className="justify-self-start max-sm:w-full">
            {t("look")}
          </Button>
        </form>
      </Panel>
    </>
  );
}
