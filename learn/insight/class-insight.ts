/**
 * What a class knows of what it was given, now and on the day of the exam, who is at risk, and how it studies. Pure.
 * In a class that shows aggregates only, what may not stand is left out here: nothing of it reaches a page.
 */
import { figureOf, inSteps, type StudyVisibility, standsInParts } from "../class/visibility";
import { addDays, type StudyDay } from "../day";
import { addParts, type Forecast, forecast, knownAtFirst, type Part } from "../stats/forecast";
import { type ClassPace, classPace } from "../stats/pace";
import { partsOf, topicIndex } from "./packed";
import { LATELY, type Risk, type RiskContext, riskOf } from "./risk";
import type { StudySums } from "./sums";

export interface InsightStudent {
  userId: string;
  name: string;
  memories: Uint8Array;
  sums: StudySums;
  /** of their forgetting curve, positive; absent: the default */
  decay?: number | undefined;
}

export interface InsightInput extends RiskContext {
  /** of these students in this order, where it is known already */
  pace?: ClassPace;
  visibility: StudyVisibility;
  students: readonly InsightStudent[];
  topics: readonly { id: string; title: string; cards: number }[];
  /** index of the topic of each card */
  topicOf: ReadonlyMap<number, number>;
  /** ms: this moment, and the one looked ahead to */
  now: number;
  ahead: number;
}

export interface Outlook {
  now: Forecast;
  exam: Forecast;
}

interface TopicOutlook {
  id: string;
  title: string;
  cards: number;
  /** null: may not be told */
  outlook: Outlook | null;
}

export interface StudentRow {
  userId: string;
  name: string;
  all: Outlook;
  /** in the order of the topics: shares of their cards, 0 to 1 */
  topics: { now: number; exam: number; met: number }[];
  risk: Risk | null;
  /** of the last four weeks */
  days: number;
  ms: number;
}

/** Seven days of study of the class; means are over those who studied. */
interface WeekSum {
  from: StudyDay;
  to: StudyDay;
  people: number;
  days: number;
  ms: number;
}

export interface ClassInsight {
  students: number;
  /** students who met any card; null: may not be told */
  begun: number | null;
  whole: Outlook | null;
  topics: TopicOutlook[];
  /** those who would recall least on the day first; null in a class that shows aggregates only */
  rows: StudentRow[] | null;
  /** how many are at risk, by reason; null: may not be told */
  atRisk: Map<Risk["kind"], number> | null;
  /** eight weeks, the oldest first; a week is null where it may not be told */
  weeks: (WeekSum | null)[];
}

const WEEKS = 8;
const FOUR_WEEKS = 28;
/** Steps in which a class that shows aggregates only is told its figures. */
const [TWENTIETH, HALF_A_DAY, FIVE_MINUTES] = [0.05, 0.5, 300_000];

export function classInsight(input: InsightInput): ClassInsight {
  const { students, topics, visibility } = input;
  const pace = input.pace ?? classPace(students.map(({ sums }) => sums.groups));
  const first = students.reduce(
    (sum, { sums }) => ({ n: sum.n + sums.first.n, recalled: sum.recalled + sums.first.recalled }),
    { n: 0, recalled: 0 },
  );
  const known = knownAtFirst(first);
  const index = topicIndex(input.topicOf);
  const counts = topics.map(({ cards }) => cards);
  const parts = students.map(({ memories, decay }, at) =>
    partsOf(
      memories,
      index,
      counts,
      [input.now, input.ahead],
      { pace: pace.students[at]?.value ?? pace.mean.value, bend: pace.bend.value },
      decay,
    ),
  );
  const outlookOf = (of: readonly [Part, Part][], paces: ClassPace): Outlook | null => {
    const now = forecast(
      of.map(([part]) => part),
      paces,
      first,
    );
    const exam = forecast(
      of.map(([, part]) => part),
      paces,
      first,
    );
    return now && exam ? { now, exam } : null;
  };
  const alone = parts.map(([now = [], exam = []]) => [addParts(now), addParts(exam)] as [Part, Part]);
  const rows = students.flatMap((student, at): StudentRow[] => {
    const estimate = pace.students[at] ?? { value: pace.mean.value, error: pace.spread };
    const all = outlookOf([alone[at] as [Part, Part]], { ...pace, students: [estimate] });
    if (!all) return [];
    const share = (part: Part | undefined) =>
      part && part.met + part.unmet > 0 ? (part.recalled + part.unmet * known) / (part.met + part.unmet) : 0;
    const own = topics.map((_, topic) => ({
      now: share(parts[at]?.[0]?.[topic]),
      exam: share(parts[at]?.[1]?.[topic]),
      met: parts[at]?.[0]?.[topic]?.met ?? 0,
    }));
    return [rowOf(student, all, own, estimate, input)];
  });
  rows.sort((a, b) => a.all.exam.recall - b.all.exam.recall || a.name.localeCompare(b.name));
  const metIn = (topic: number) => parts.filter(([now]) => (now?.[topic]?.met ?? 0) > 0).length;
  const told = topics.map((_, topic) => figureOf(visibility, metIn(topic), true) ?? false);
  // What is not told of one topic must not follow from the whole and the others.
  const hidden = new Set(
    students.flatMap((_, at) =>
      topics.some((_, n) => !told[n] && (parts[at]?.[0]?.[n]?.met ?? 0) > 0) ? [at] : [],
    ),
  );
  const begun = alone.filter(([now]) => now.met > 0).length;
  const risks = rows.flatMap(({ risk }) => (risk ? [risk.kind] : []));
  const atRisk = new Map<Risk["kind"], number>();
  for (const kind of risks) atRisk.set(kind, (atRisk.get(kind) ?? 0) + 1);
  const stands = standsInParts(visibility, [...atRisk.values(), rows.length - risks.length]);
  const coarse = (outlook: Outlook | null) => outlook && inStepsOf(visibility, outlook);
  const whole = standsInParts(visibility, [begun, hidden.size]) ? coarse(outlookOf(alone, pace)) : null;
  return {
    students: students.length,
    begun: standsInParts(visibility, [begun, students.length - begun]) ? begun : null,
    whole,
    topics: topics.map((topic, n) => ({
      ...topic,
      outlook: told[n]
        ? coarse(
            outlookOf(
              parts.map(([now, exam]) => [now?.[n] as Part, exam?.[n] as Part]),
              pace,
            ),
          )
        : null,
    })),
    rows: visibility === "each" ? rows : null,
    atRisk: stands ? atRisk : null,
    weeks: weeksOf(students, input.today).map((week) =>
      figureOf(visibility, week.people, {
        ...week,
        days: inSteps(visibility, week.days, HALF_A_DAY),
        ms: inSteps(visibility, week.ms, FIVE_MINUTES, Math.ceil),
      }),
    ),
  };
}

/** Shares in twentieths, the range not narrower than it was. */
function inStepsOf(visibility: StudyVisibility, { now, exam }: Outlook): Outlook {
  const told = ({ range, recall, ...rest }: Forecast): Forecast => ({
    ...rest,
    recall: inSteps(visibility, recall, TWENTIETH),
    range: {
      low: inSteps(visibility, range.low, TWENTIETH, Math.floor),
      high: inSteps(visibility, range.high, TWENTIETH, Math.ceil),
    },
  });
  return { now: told(now), exam: told(exam) };
}

function rowOf(
  { userId, name, sums }: InsightStudent,
  all: Outlook,
  topics: StudentRow["topics"],
  pace: { value: number; error: number },
  input: InsightInput,
): StudentRow {
  const lately = addDays(input.today, 1 - LATELY);
  const month = addDays(input.today, 1 - FOUR_WEEKS);
  const recent = sums.days.filter(({ day }) => day >= month);
  const least = topics.reduce((low, topic, n) => (topic.exam < (topics[low]?.exam ?? 2) ? n : low), 0);
  const standing = {
    met: all.now.met,
    unmet: all.now.cards - all.now.met,
    lastDay: sums.days.at(-1)?.day ?? null,
    freshLately: sums.days.reduce((sum, { day, fresh }) => sum + (day >= lately ? fresh : 0), 0),
    exam: all.exam,
    pace,
    weakest:
      topics.length > 1
        ? { topic: input.topics[least]?.title ?? "", recall: topics[least]?.exam ?? 0 }
        : null,
  };
  return {
    userId,
    name,
    all,
    topics,
    risk: riskOf(standing, input),
    days: recent.length,
    ms: recent.reduce((sum, { ms }) => sum + ms, 0),
  };
}

function weeksOf(students: readonly InsightStudent[], today: StudyDay): WeekSum[] {
  return Array.from({ length: WEEKS }, (_, n) => {
    const to = addDays(today, -7 * (WEEKS - 1 - n));
    const from = addDays(to, -6);
    const own = students
      .map(({ sums }) => sums.days.filter(({ day }) => day >= from && day <= to))
      .filter((days) => days.length > 0);
    const mean = (of: (days: StudySums["days"]) => number) =>
      own.length === 0 ? 0 : own.reduce((sum, days) => sum + of(days), 0) / own.length;
    return {
      from,
      to,
      people: own.length,
      days: mean((days) => days.length),
      ms: mean((days) => days.reduce((sum, { ms }) => sum + ms, 0)),
    };
  });
}
