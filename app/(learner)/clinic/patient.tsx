import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ActionForm, FormArea } from "@/app/_ui/action-form";
import { LinkButton } from "@/app/_ui/button";
import { Panel } from "@/app/_ui/panel";
import type { CardShown, ClinicCard } from "@/db/queries/clinic";
import { LONGEST_NOTE } from "@/learn/marks";
import { keepNote, treat } from "./actions";

/** One card that keeps failing: it and what it is taken for, side by side, and what can be done. */
export async function Patient({ card }: { card: ClinicCard }) {
  const t = await getTranslations("clinic");
  const { confused, memory } = card;
  return (
    <Panel>
      <p className="text-[13px] font-semibold text-quiet">
        {card.topicTitle} · {t("lapses", { n: memory?.lapses ?? 0 })}
      </p>
      <div className="mt-4 grid gap-y-6 md:grid-cols-2">
        <div className="md:pr-8">
          <Side label={t("this")} card={card} />
        </div>
        {confused && (confused.other || confused.instead) ? (
          <div className="border-line max-md:border-t max-md:pt-6 md:border-l md:pl-8">
            {confused.other ? (
              <Side label={t("other")} card={confused.other} />
            ) : (
              <section aria-label={t("other")}>
                <p className="text-[13px] text-quiet">{t("other")}</p>
                <p className="num mt-1.5 font-serif text-2xl leading-tight font-semibold text-again text-pretty">
                  {confused.instead}
                </p>
              </section>
            )}
          </div>
        ) : null}
      </div>
      {confused ? (
        <p className="mt-6 max-w-[64ch] border-l-2 border-gold pl-3.5">
          <span className="font-semibold">
            {confused.times > 0 ? t("confused", { n: confused.times }) : t("likely")}
          </span>{" "}
          {confused.reason.text}
        </p>
      ) : (
        <p className="mt-6 max-w-[64ch] text-quiet">{t("unknown")}</p>
      )}
      <div className="mt-6 flex flex-wrap items-start gap-3 max-sm:*:w-full">
        <LinkButton href={`/study/clinic?card=${card.id}`} prefetch={false}>
          {confused?.other ? t("studyPair") : t("studyOne")}
        </LinkButton>
        {card.body.forms.length > 1 ? (
          <LinkButton href={`/study/clinic?card=${card.id}&as=form`} prefetch={false}>
            {t("otherForm")}
          </LinkButton>
        ) : null}
        {(["back", "rest"] as const).map((how) => (
          <ActionForm
            key={how}
            action={treat}
            variant={how === "back" ? "secondary" : "quiet"}
            submit={t(`do.${how}`)}
            pending={t("pending")}
          >
            <input type="hidden" name="cardId" value={card.id} />
            <input type="hidden" name="how" value={how} />
          </ActionForm>
        ))}
      </div>
      <details open={card.note !== null} className="mt-5 border-t border-line pt-3">
        <summary className="link inline-flex min-h-11 items-center text-sm">{t("note")}</summary>
        <div className="mt-2 max-w-[64ch]">
          <ActionForm action={keepNote} variant="secondary" submit={t("keepNote")} pending={t("pending")}>
            <input type="hidden" name="cardId" value={card.id} />
            <FormArea
              name="note"
              label={t("noteLabel")}
              hint={t("noteHint")}
              rows={3}
              maxLength={LONGEST_NOTE}
              defaultValue={card.note ?? ""}
            />
          </ActionForm>
        </div>
      </details>
    </Panel>
  );
}

function Side({ label, card }: { label: string; card: CardShown }) {
  const { prompt, answer, was, explain, citations } = card.body;
  return (
    <section aria-label={label} className="min-w-0">
      <p className="text-[13px] text-quiet">{label}</p>
      <p className="mt-1.5 font-serif text-lg leading-snug text-pretty">
        <Link href={`/cards/${card.id}`} prefetch={false} className="hover:underline">
          {prompt}
        </Link>
      </p>
      <p className="num mt-2.5 font-serif text-2xl leading-tight font-semibold text-sky text-pretty">
        {answer}
      </p>
      {was ? (
        <p className="num mt-1 text-quiet">
          {was.lead} <s className="decoration-again">{was.text}</s>
        </p>
      ) : null}
      {explain ? <p className="mt-3 font-serif leading-relaxed text-pretty">{explain}</p> : null}
      <p className="mt-2 text-[13px] text-quiet">
        {citations.map(({ short, section, lines }) => `${short}, ${section}, ${lines}`).join("; ")}
      </p>
    </section>
  );
}
