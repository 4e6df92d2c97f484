/**
 * `npm run bench:evidence [-- tune]`: whether memories that learn from quizzes predict later recall better, on simulated
 * learners (learn/model/testing). `tune` looks for the parameters of learn/evidence.ts, on seeds that nothing is reported of.
 */
import { EVIDENCE, type EvidenceParameters } from "@/learn/evidence";
import {
  type Gain,
  gainOf,
  type Life,
  lossOf,
  MEMORIES,
  type MemoryKind,
  predict,
  simulateLives,
} from "@/learn/model/testing/evidence-measure";
import { LAWS } from "@/learn/model/testing/learner";
import { ASKED, type Asked } from "@/learn/model/testing/quiz-answers";

const SEEDS = ["report 1", "report 2", "report 3"];
const TUNING_SEEDS = ["tune 1", "tune 2"];
const POPULATION = { learners: 200, cardsEach: 40 };

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const recalledShare = (lives: readonly Life[]) =>
  mean(lives.flatMap(({ probes }) => probes.map(({ recalled }) => Number(recalled))));

/** What is predicted of a card never seen: what is true of one on average. In favour of the memory without quizzes. */
const UNSEEN = recalledShare(simulateLives(TUNING_SEEDS[0] as string, POPULATION));

function lossesOf(lives: readonly Life[], kind: MemoryKind, parameters?: EvidenceParameters): number[] {
  return lives.map((life) => lossOf(life, predict(life, kind, UNSEEN, parameters)));
}

type Losses = Record<MemoryKind, number[]>;

function print(name: string, lives: readonly Life[], losses: Losses, which: (life: Life) => boolean): void {
  const chosen = lives.flatMap((life, at) => (which(life) ? [at] : []));
  const part = (kind: MemoryKind) => chosen.map((at) => losses[kind][at] as number);
  const own = chosen.map((at) => lives[at] as Life);
  const gains = (["no quizzes", "right is Good"] as const).map((kind) =>
    format(gainOf(own, part(kind), part("evidence"))),
  );
  const means = MEMORIES.map((kind) => mean(part(kind)).toFixed(4).padEnd(14));
  console.log(
    [name.padEnd(34), String(chosen.length).padEnd(8), ...means, ...gains.map((g) => g.padEnd(26))].join(""),
  );
}

const format = ({ mean: middle, low, high }: Gain) =>
  `${middle.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;

function report(seeds: readonly string[]): void {
  const all: { lives: Life[]; losses: Losses }[] = seeds.map((seed, nth) => {
    const lives = simulateLives(seed, POPULATION).map((life) => ({
      ...life,
      learner: life.learner + nth * POPULATION.learners,
    }));
    const losses = Object.fromEntries(MEMORIES.map((kind) => [kind, lossesOf(lives, kind)])) as Losses;
    return { lives, losses };
  });
  const lives = all.flatMap((one) => one.lives);
  const losses = Object.fromEntries(
    MEMORIES.map((kind) => [kind, all.flatMap((one) => one.losses[kind])]),
  ) as Losses;
  console.log(
    "Log loss of predicted recall, and what evidence gains on the other two (95 % interval, paired)\n",
  );
  const titles = MEMORIES.map((kind) => kind.padEnd(14));
  console.log(
    ["".padEnd(34), "cards".padEnd(8), ...titles, "on no quizzes".padEnd(26), "on right is Good"].join(""),
  );
  for (const [nth, { lives: own, losses: lost }] of all.entries())
    print(`seed "${seeds[nth]}"`, own, lost, () => true);
  print("all seeds", lives, losses, () => true);
  print("first met on a flashcard", lives, losses, ({ events }) => events[0]?.kind === "flip");
  print("first met in a quiz", lives, losses, ({ events }) => events[0]?.kind === "quiz");
  print("last asked in a quiz", lives, losses, ({ events }) => events.at(-1)?.kind === "quiz");
  for (const law of LAWS) print(`forgetting: ${law}`, lives, losses, (life) => life.law === law);
  for (const asked of Object.keys(ASKED) as Asked[])
    for (const certain of [false, true])
      print(
        `${asked}${certain ? ", certainty asked" : ""}`,
        lives,
        losses,
        (life) => life.asked === asked && life.withCertainty === certain,
      );
}

/** Coordinate descent: each parameter in turn a step up or down on the scale of its odds, while that helps. */
function tune(): void {
  const lives = TUNING_SEEDS.flatMap((seed) => simulateLives(seed, POPULATION));
  const loss = (parameters: EvidenceParameters) => mean(lossesOf(lives, "evidence", parameters));
  let best = EVIDENCE;
  let least = loss(best);
  console.log(least.toFixed(5), JSON.stringify(best));
  for (const step of [1, 0.5]) {
    for (const [name, move] of Object.entries(MOVES)) {
      for (const way of [step, -step]) {
        const found = move(best, way);
        const lost = loss(found);
        if (lost >= least) continue;
        [best, least] = [found, lost];
        console.log(least.toFixed(5), name, JSON.stringify(best));
        break;
      }
    }
  }
}

type Move = (parameters: EvidenceParameters, step: number) => EvidenceParameters;
const odds = (p: number, step: number) => 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + step)));
const shareMove =
  (key: "slip" | "recognition" | "firstMeeting" | "least" | "most"): Move =>
  (parameters, step) => ({ ...parameters, [key]: odds(parameters[key], step) });
const sureMove =
  (key: "sureAndRight" | "sureAndWrong", at: number): Move =>
  (parameters, step) => {
    const factors = parameters[key].map((factor, nth) => (nth === at ? factor * Math.exp(step) : factor));
    return { ...parameters, [key]: factors as [number, number, number] };
  };
const MOVES: Record<string, Move> = {
  slip: shareMove("slip"),
  recognition: shareMove("recognition"),
  firstMeeting: shareMove("firstMeeting"),
  least: shareMove("least"),
  most: shareMove("most"),
  ...Object.fromEntries(
    (["sureAndRight", "sureAndWrong"] as const).flatMap((key) =>
      [0, 1, 2].map((at) => [`${key} ${at + 1}`, sureMove(key, at)]),
    ),
  ),
};

const [what, ...seeds] = process.argv.slice(2);
if (what === "tune") tune();
else report(what === undefined ? SEEDS : [what, ...seeds]);
