/** The people and classes of a seeded world, and what the classes are given. */
import type { ClientBase } from "pg";
import { v4 as uuidv4, v7 as uuidv7 } from "uuid";
import { addDays, studyDay } from "@/learn/day";
import { newBlueprint, newSection } from "@/learn/quiz/draft";
import { copyAll } from "./copy";
import { iso } from "./rows";

const DAY = 86_400_000;
/** Everybody's day. */
export const CLOCK = { timeZone: "Asia/Almaty", rolloverHour: 4 };
/** Sizes of the classes, over and over until all students are in one. */
const SIZES = [300, 30, 12, 120, 300, 60, 25, 153];
/** Quizzes of a class; the latest are sat question by question, of the others only the points are made. */
export const QUIZZES = 55;
export const SAT = 3;
export const QUESTIONS = 20;
/** Days before today on which the latest quizzes were sat, the oldest first. */
export const SAT_BACK = [20, 12, 4];

export interface SeedClass {
  id: string;
  ownerId: string;
  students: string[];
  /** ids of the assigned quizzes, the oldest first */
  quizzes: string[];
  aggregate: boolean;
  name: string;
}

export async function people(
  client: ClientBase,
  ids: readonly string[],
  kind: "student" | "instructor",
  passwordHash: string,
  since: number,
): Promise<void> {
  await copyAll(
    client,
    "users",
    ["id", "email", "name", "password_hash", "email_verified_at", "created_at"],
    ids.map((id, n) => [
      id,
      `${kind}-${n + 1}@seed.example`,
      nameOf(n),
      passwordHash,
      iso(since),
      iso(since),
    ]),
  );
  await copyAll(
    client,
    "settings",
    ["user_id", "time_zone", "rollover_hour"],
    ids.map((id) => [id, CLOCK.timeZone, CLOCK.rolloverHour]),
  );
}

const GIVEN = [
  "Aigerim",
  "Bekzat",
  "Dana",
  "Eldar",
  "Gulnara",
  "Ilyas",
  "Kamila",
  "Madi",
  "Nurlan",
  "Saule",
  "Timur",
  "Zarina",
];
const FAMILY = [
  "Abenova",
  "Akhmetov",
  "Bekova",
  "Dzhaksybekov",
  "Ivanov",
  "Kim",
  "Nurgaliyeva",
  "Omarov",
  "Sadykova",
  "Ömirzaqov",
];
const nameOf = (n: number) =>
  `${GIVEN[n % GIVEN.length]} ${FAMILY[Math.floor(n / GIVEN.length) % FAMILY.length]}${n < 120 ? "" : ` ${Math.floor(n / 120) + 1}`}`;

export async function makeClasses(
  client: ClientBase,
  packId: string,
  students: readonly string[],
  { passwordHash, now }: { passwordHash: string; now: number },
  days: number,
  since: number,
): Promise<SeedClass[]> {
  const classes: SeedClass[] = [];
  for (let at = 0; at < students.length; at += classes.at(-1)?.students.length ?? 1) {
    const n = classes.length;
    const own = students.slice(at, at + (SIZES[n % SIZES.length] as number));
    classes.push({
      id: uuidv7(),
      ownerId: uuidv7(),
      students: own,
      quizzes: Array.from({ length: QUIZZES }, () => uuidv7()),
      aggregate: n === 3,
      name: `Class ${n + 1}`,
    });
  }
  await people(
    client,
    classes.map(({ ownerId }) => ownerId),
    "instructor",
    passwordHash,
    since,
  );
  const exam = addDays(studyDay(now, CLOCK), 24);
  await copyAll(
    client,
    "classes",
    ["id", "owner_id", "name", "time_zone", "join_code", "study_visibility", "exam_day", "created_at"],
    classes.map((one) => [
      one.id,
      one.ownerId,
      one.name,
      CLOCK.timeZone,
      uuidv4().slice(0, 8),
      one.aggregate ? "aggregate" : "each",
      exam,
      iso(since),
    ]),
  );
  const begun = iso(now - days * DAY);
  await copyAll(
    client,
    "members",
    ["class_id", "user_id", "role", "joined_at"],
    classes.flatMap((one) => [
      [one.id, one.ownerId, "instructor", begun],
      ...one.students.map((id) => [one.id, id, "student", begun]),
    ]),
  );
  const { rows: decks } = await client.query<{ id: number; title: string }>(
    "select id, title from decks where pack_id = $1 and retired_at is null and origin = 'pack' order by position limit 5",
    [packId],
  );
  const blueprint = JSON.stringify(SEED_BLUEPRINT(packId));
  await copyAll(
    client,
    "assignments",
    [
      "id",
      "class_id",
      "kind",
      "title",
      "deck_id",
      "goal",
      "blueprint",
      "due_at",
      "late",
      "created_at",
      "updated_at",
    ],
    classes.flatMap((one) => {
      const late = JSON.stringify({ kind: "accept" });
      const due = (n: number) =>
        iso(now - (SAT_BACK[n - QUIZZES + SAT] ?? 24 + 3 * (QUIZZES - n)) * DAY + DAY);
      const goal = JSON.stringify({ kind: "met-and-recalled", share: 0.9 });
      return [
        ...decks.map(({ id, title }) => [
          ...[uuidv7(), one.id, "deck", title, id, goal, null, iso(now + 20 * DAY), late, begun, begun],
        ]),
        ...one.quizzes.map((id, n) => [
          ...[id, one.id, "quiz", `Quiz ${n + 1}`, null, null, blueprint, due(n), late, begun, begun],
        ]),
      ];
    }),
  );
  return classes;
}

const SEED_BLUEPRINT = (packId: string) => ({
  ...newBlueprint(packId),
  sections: [{ ...newSection(QUESTIONS), forms: ["choice"] }],
});
