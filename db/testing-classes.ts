/** A world for tests of classes: one with everybody a class can have. */

import type { AssignmentDraft, Dates, Role } from "@/learn/class/assignment";
import { GOAL_SHARE } from "@/learn/class/goal";
import type { LateRule } from "@/learn/class/late";
import type { Blueprint } from "@/learn/quiz/blueprint";
import { newBlueprint } from "@/learn/quiz/draft";
import type { Db } from "./client";
import { accessTo, type ClassAccess } from "./queries/classes/access";
import { createAssignment } from "./queries/classes/assignments";
import { type ClassSettings, createClass } from "./queries/classes/classes";
import { endMembership, enrol } from "./queries/classes/members";
import { makeUser } from "./testing";
import { NOW, PACK } from "./testing-quizzes";

/** Almaty has no change of clocks; classes of tests are there unless told. */
export const CLASS: ClassSettings = {
  name: "Civics 101",
  timeZone: "Asia/Almaty",
  studyVisibility: "each",
  examDay: null,
};

/** Joins somebody as what is wanted. */
export async function join(
  db: Db,
  classId: string,
  userId: string,
  role: Role = "student",
  now = NOW,
): Promise<void> {
  await db.transaction((tx) => enrol(tx, classId, userId, { role }, now));
}

/** What a user is to a class that there is. */
export async function access(db: Db, userId: string, classId: string): Promise<ClassAccess> {
  const found = await accessTo(db, userId, classId);
  if (!found) throw new Error("no such class");
  return found;
}

/** A class with its owner, a co-instructor, an assistant, a student and one who was; ids of users. */
export async function makeClass(db: Db, settings: Partial<ClassSettings> = {}) {
  const [owner, coInstructor, assistant, student, former] = (await Promise.all(
    Array.from({ length: 5 }, () => makeUser(db)),
  )) as [string, string, string, string, string];
  const { id, joinCode } = await createClass(db, owner, { ...CLASS, ...settings }, NOW);
  await join(db, id, coInstructor, "instructor");
  await join(db, id, assistant, "assistant");
  await join(db, id, student);
  await join(db, id, former);
  const asOwner = await access(db, owner, id);
  await endMembership(db, asOwner, former, "left", NOW);
  return { id, joinCode, owner, coInstructor, assistant, student, former, asOwner };
}

/** What of an assignment a test cares for. */
export type AssignmentIs = Partial<Dates> & {
  title?: string;
  late?: LateRule;
  blueprint?: Partial<Blueprint>;
  quizId?: string;
  deckId?: number;
};

/** A draft of a quiz of the test bank, or of a deck where one is named; without dates unless told (a deck is due in a week). */
export function draftIs(is: AssignmentIs = {}): AssignmentDraft {
  const { blueprint, quizId = null, deckId, ...rest } = is;
  const base = {
    title: "Assigned",
    instructions: "",
    late: { kind: "accept" } as LateRule,
    opensAt: null,
    closesAt: null,
  };
  if (deckId !== undefined) {
    return {
      ...base,
      dueAt: NOW + 7 * 86_400_000,
      ...rest,
      given: { kind: "deck", deckId, goal: { kind: "met-and-recalled", share: GOAL_SHARE } },
    };
  }
  return {
    ...base,
    dueAt: null,
    ...rest,
    given: {
      kind: "quiz",
      quizId,
      quizRevision: null,
      blueprint: { ...newBlueprint(PACK), attempts: null, ...blueprint },
    },
  };
}

/** Assigns it. */
export async function assign(db: Db, to: ClassAccess, is: AssignmentIs = {}): Promise<string> {
  return (await createAssignment(db, to, draftIs(is), NOW)).id;
}
