/** What the bank says of a blueprint before anybody sits it. */
import { sql } from "drizzle-orm";
import type { Draw } from "@/learn/quiz/draw";
import { planQuiz, quizSeed, withBelow } from "@/learn/quiz/plan";
import type { BankReport } from "@/learn/quiz/report";
import type { Queryable } from "../client";
import { rowsOf } from "../rows";
import { type Drawn, drawVariants } from "./bank";
import { readBank, texts } from "./bank-rows";

/** Variants tried at most, and at least. Of a bank that is too small each looks far, and they are much the same. */
const MOST_TRIED = 24;
const LEAST_TRIED = 8;
/** Questions drawn for a report, about: the longer the quiz, the fewer variants. */
const MOST_DRAWN = 1_000;

/**
 * Whether the bank has enough for a blueprint, and how equal its variants are: tries those of the seeds 1, 2, 3 …,
 * which previews with these seeds show. Nothing is stored.
 */
export async function reportOnBank(
  db: Queryable,
  blueprint: Drawn & { sections: readonly { points: number }[] },
): Promise<BankReport> {
  const bank = await readBank(db, blueprint);
  const counts = await countSections(db, blueprint, bank.topics);
  const plan = planQuiz(blueprint, bank);
  const draw = (seeds: (number | string)[]) => drawVariants(db, blueprint, plan, seeds);
  const draws = await draw([blueprint.variants === "one" ? quizSeed(blueprint) : 1]);
  if (blueprint.variants === "each") {
    const isShort = draws[0]?.short.length !== 0;
    const affordable = Math.floor(MOST_DRAWN / Math.max(1, plan.slots.length));
    const tried = isShort ? LEAST_TRIED : Math.max(LEAST_TRIED, Math.min(MOST_TRIED, affordable));
    draws.push(...(await draw(Array.from({ length: tried - 1 }, (_, nth) => nth + 2))));
  }
  return {
    sections: blueprint.sections.map(({ count }, at) => ({
      wanted: count,
      items: counts[at]?.items ?? 0,
      facts: counts[at]?.facts ?? 0,
      short: Math.max(...draws.map((draw) => lackOf(draw, at))),
    })),
    spread: spreadOf(draws),
  };
}

function lackOf({ short }: Draw, section: number): number {
  const own = short.find((one) => one.section === section);
  return own ? own.wanted - own.found : 0;
}

function spreadOf(draws: readonly Draw[]): BankReport["spread"] {
  const of = (value: (question: Draw["questions"][number]) => number) =>
    draws.map(({ questions }) => questions.reduce((sum, question) => sum + value(question), 0));
  const all = of(({ points, expected }) => points * expected);
  const outOf = Math.max(...of(({ points }) => points));
  if (outOf === 0) return null;
  const mean = all.reduce((sum, points) => sum + points, 0) / all.length;
  return { least: Math.min(...all), most: Math.max(...all), mean, all, outOf };
}

/** Of each section the items it may ask, and the facts they are of. */
async function countSections(
  db: Queryable,
  { packId, sections, banned }: Drawn,
  outline: Parameters<typeof withBelow>[1],
): Promise<{ items: number; facts: number }[]> {
  const rows = sections.map(({ topics, importance, forms, expected: { from, to } }, nth) => {
    const below = withBelow(topics, outline);
    return { nth, topics: below && [...below], importance, forms, from, to };
  });
  return rowsOf<{ items: number; facts: number }>(
    db,
    sql`select count(i.fact_id)::int as items, count(distinct i.fact_id)::int as facts
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as s(nth int, topics text[], importance int[], forms text[], "from" float8, "to" float8)
      left join items i on i.pack_id = ${packId} and i.retired_at is null
        and (s.topics is null or i.topic_id = any(s.topics))
        and (s.importance = '{}' or i.importance = any(s.importance))
        and (s.forms = '{}' or i.form = any(s.forms))
        and i.expected >= s."from" - 1e-9 and (s."to" >= 1 or i.expected < s."to" - 1e-9)
        ${banned.length > 0 ? sql`and i.fact_id <> all(${texts(banned)})` : sql``}
      group by s.nth order by s.nth`,
  );
}
