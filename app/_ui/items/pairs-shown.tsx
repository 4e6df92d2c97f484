import { useTranslations } from "next-intl";
import type { PublicItem } from "@/learn/item";
import { Mark } from "./verdict-sign";

type MatchItem = Extract<PublicItem, { form: "match" }>;
type OrderItem = Extract<PublicItem, { form: "order" }>;

/** Pairs as they were made; where the right ones may be seen, each is marked and mended. */
export function MatchShown({
  item,
  pairs,
  right,
}: {
  item: MatchItem;
  /** null: no answer, or it may not be seen */
  pairs: readonly [left: string, right: string][] | null;
  right: readonly [left: string, right: string][] | undefined;
}) {
  const t = useTranslations("items");
  const made = new Map(pairs);
  const meant = new Map(right);
  const textOf = (id: string | undefined) => item.right.find((option) => option.id === id)?.text;
  return (
    <>
      <dl className="grid gap-2">
        {item.left.map((left) => {
          const mine = made.get(left.id);
          const truth = meant.get(left.id);
          const isRight = mine !== undefined && mine === truth;
          return (
            <div
              key={left.id}
              className="grid gap-x-5 gap-y-1 rounded-control border border-line px-4 py-2.5 sm:grid-cols-2"
            >
              <dt className="text-[17px] leading-snug wrap-anywhere">{left.text}</dt>
              <dd className="grid content-start gap-1">
                {pairs ? (
                  <span className="flex flex-wrap items-center gap-x-3 text-[17px] font-semibold leading-snug wrap-anywhere">
                    {textOf(mine) ?? <span className="font-normal text-quiet">{t("match.none")}</span>}
                    {right && mine !== undefined ? (
                      <Mark kind={isRight ? "right" : "wrong"}>
                        {t(isRight ? "verdict.right" : "verdict.wrong")}
                      </Mark>
                    ) : null}
                  </span>
                ) : null}
                {truth !== undefined && !isRight ? (
                  <span className="text-good">{t("rightPair", { text: textOf(truth) ?? "" })}</span>
                ) : null}
              </dd>
            </div>
          );
        })}
      </dl>
      {pairs || right ? null : (
        <p className="mt-2 text-quiet">{item.right.map((option) => option.text).join(" · ")}</p>
      )}
    </>
  );
}

/** Lines in the order they were put; where the right order may be seen, each says where it belongs. */
export function OrderShown({
  item,
  order,
  right,
}: {
  item: OrderItem;
  order: readonly string[] | null;
  right: readonly string[] | undefined;
}) {
  const t = useTranslations("items");
  const textOf = (id: string) => item.options.find((option) => option.id === id)?.text ?? "";
  if (!order && right) return <Lines title={t("rightOrder")} lines={right.map(textOf)} />;
  const shown = order ?? item.options.map((option) => option.id);
  const Tag = order ? "ol" : "ul";
  return (
    <Tag className="grid gap-2">
      {shown.map((id, n) => {
        const place = right?.indexOf(id);
        return (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control border border-line px-4 py-2.5 text-[17px] leading-snug"
          >
            {order ? <span className="num w-5 font-semibold text-quiet">{n + 1}</span> : null}
            <span className="min-w-0 grow wrap-anywhere">{textOf(id)}</span>
            {order && place !== undefined && place >= 0 ? (
              <Mark kind={place === n ? "right" : "wrong"}>
                {place === n ? t("verdict.right") : t("order.place", { place: place + 1 })}
              </Mark>
            ) : null}
          </li>
        );
      })}
    </Tag>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div>
      <p className="mb-1.5 text-[13px] font-semibold text-quiet">{title}</p>
      <ol className="grid list-decimal gap-1.5 pl-[1.4em] text-[17px] leading-snug marker:text-quiet">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </div>
  );
}
