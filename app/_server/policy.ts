/**
 * Who may do what: the one table. Capabilities by relation, and for every page, action and route the capability it takes.
 * policy.test.ts runs each of them as everybody and compares; one that does not stand here fails it. Pure: proxy.ts and
 * the wrappers read it too.
 */
import type { Relation } from "@/learn/class/relation";

/** What somebody can be to a class. `none` is a stranger to it, a student of another class among them. */
const OWNER = ["owner"] as const;
const TEACHERS = ["owner", "co-instructor"] as const;
const STAFF = [...TEACHERS, "assistant"] as const;
const MEMBERS = [...STAFF, "student"] as const;

interface Rule {
  who: readonly Relation[];
  /** changes the class: not while it is put away */
  changes?: true;
}

/** What can be done in a class, and by whom. */
export const CLASS_RULES = {
  /** its page: for students what is due, for those who teach what is given */
  "class.view": { who: MEMBERS },
  /** to stop being a member; the owner hands the class over first */
  "class.leave": { who: ["co-instructor", "assistant", "student"] },
  /** who is in it, with addresses, groups and accommodations; as a file too */
  "class.roster": { who: STAFF },
  /** inviting, importing, roles, accommodations, removing; the code one joins by */
  "class.people": { who: TEACHERS, changes: true },
  "class.settings": { who: TEACHERS, changes: true },
  "class.archive": { who: OWNER },
  "class.handOver": { who: OWNER, changes: true },
  /** giving, changing, copying and withdrawing assignments, and exceptions to them */
  "class.assign": { who: TEACHERS, changes: true },
  /** trying an assignment as a student would */
  "class.preview": { who: STAFF },
  /** sitting what is assigned */
  "class.sit": { who: ["student"], changes: true },
  /** writing to all students */
  "class.message": { who: TEACHERS, changes: true },
  /** results and grades of all, and what the class remembers */
  "class.results": { who: STAFF },
  /** adjusting grades */
  "class.grade": { who: STAFF, changes: true },
  /** correcting a question after the fact */
  "class.correct": { who: TEACHERS, changes: true },
} as const satisfies Record<string, Rule>;
export type ClassCapability = keyof typeof CLASS_RULES;

/** Whether a relation may do it, in a class that is put away or not. */
export function mayInClass(relation: Relation, capability: ClassCapability, archived: boolean): boolean {
  const rule: Rule = CLASS_RULES[capability];
  return rule.who.includes(relation) && !(archived && rule.changes);
}

/**
 * What a surface takes beyond classes. `anyone`: nobody need be signed in. `user`: any account, and what is shown or
 * changed is its own. `quiz.own`: the quiz's owner. `attempt.own`, `exam.own`: whose
 * attempt or exam plan it is. `open`: sent with its own proof, such as a
 * private link, or telling nothing of anybody.
 */
export type Capability =
  | "anyone"
  | "user"
  | "quiz.own"
  | "attempt.own"
  | "exam.own"
  | "open"
  | ClassCapability;

/** Every page by its path under app/. */
export const PAGES: Record<string, Capability> = {
  "(auth)/confirm-email": "anyone",
  "(auth)/forgot-password": "anyone",
  "(auth)/reset-password": "anyone",
  "(auth)/sign-in": "anyone",
  "(auth)/sign-up": "anyone",
  "(auth)/sign-up/finish": "anyone",
  "(focus)/offline": "anyone",
  "(focus)/sit/[attempt]": "attempt.own",
  "(focus)/study/[pack]/[slug]": "anyone",
  "(focus)/study/clinic": "user",
  "(focus)/study/missed/[attempt]": "attempt.own",
  "(focus)/study/purpose": "user",
  "(focus)/study/today": "user",
  "(learner)/cards/[id]": "user",
  "(learner)/catch-up": "user",
  "(learner)/clinic": "user",
  "(learner)/decks": "anyone",
  "(learner)/decks/[pack]/[slug]": "anyone",
  "(learner)/decks/[pack]/[slug]/options": "user",
  "(learner)/exams": "user",
  "(learner)/exams/new": "user",
  "(learner)/exams/[id]": "exam.own",
  "(learner)/exams/[id]/edit": "exam.own",
  "(learner)/join": "user",
  "(learner)/join/[code]": "user",
  "(learner)/join/invitation/[token]": "user",
  "(learner)/practice": "user",
  "(learner)/progress": "user",
  "(learner)/progress/workload": "user",
  "(learner)/purpose": "user",
  "(learner)/q/[code]": "user",
  "(learner)/results/[attempt]": "attempt.own",
  "(learner)/settings": "user",
  "(learner)/settings/memory": "user",
  "(learner)/settings/options": "user",
  "(learner)/today": "user",
  "(public)": "anyone",
  "(teacher)/classes": "user",
  "(teacher)/classes/new": "user",
  "(teacher)/classes/[id]": "class.view",
  "(teacher)/classes/[id]/assign": "class.assign",
  "(teacher)/classes/[id]/assignments/[assignment]": "class.view",
  "(teacher)/classes/[id]/assignments/[assignment]/understanding": "class.results",
  "(teacher)/classes/[id]/grades": "class.view",
  "(teacher)/classes/[id]/grades/corrections/[assignment]": "class.correct",
  "(teacher)/classes/[id]/grades/settings": "class.settings",
  "(teacher)/classes/[id]/grades/trail": "class.results",
  "(teacher)/classes/[id]/people": "class.roster",
  "(teacher)/classes/[id]/people/[user]": "class.people",
  "(teacher)/classes/[id]/people/import": "class.people",
  "(teacher)/classes/[id]/settings": "class.settings",
  "(teacher)/classes/[id]/understanding": "class.results",
  "(teacher)/quizzes": "user",
  "(teacher)/quizzes/new": "user",
  "(teacher)/quizzes/[id]": "quiz.own",
  "(teacher)/quizzes/[id]/corrections": "quiz.own",
  "(teacher)/quizzes/[id]/results": "quiz.own",
  "(teacher)/quizzes/[id]/understanding": "quiz.own",
};

/** Every exported handler of a route, by its path under app/ and its method. */
export const ROUTES: Record<string, Capability> = {
  "api/account/data GET": "user",
  "api/attempts POST": "user",
  "api/attempts/[id] GET": "attempt.own",
  "api/attempts/[id]/answers POST": "attempt.own",
  "api/attempts/[id]/check POST": "attempt.own",
  "api/attempts/[id]/finish POST": "attempt.own",
  "api/auth/[...nextauth] GET": "open",
  "api/auth/[...nextauth] POST": "open",
  "api/calendar/[token] GET": "open",
  "api/classes/[id]/grades GET": "class.results",
  "api/classes/[id]/grades/cell GET": "class.results",
  "api/classes/[id]/roster GET": "class.roster",
  "api/classes/[id]/roster POST": "class.people",
  "api/health GET": "open",
  "api/live GET": "open",
  "api/live POST": "open",
  "api/marks POST": "user",
  "api/memory/fit POST": "user",
  "api/practice GET": "user",
  "api/quizzes POST": "user",
  "api/quizzes/[id] PUT": "quiz.own",
  "api/quizzes/bank POST": "user",
  "api/quizzes/facts GET": "user",
  "api/reports POST": "user",
  "api/reviews POST": "user",
  "api/study GET": "user",
  "api/study/deck GET": "anyone",
  "api/study/items GET": "user",
  "sw.js GET": "open",
};

/** Every server action, by its file under app/ and its name. */
export const ACTIONS: Record<string, Capability> = {
  "(auth)/actions.ts confirmEmail": "anyone",
  "(auth)/actions.ts finishSignUp": "anyone",
  "(auth)/actions.ts forgotPassword": "anyone",
  "(auth)/actions.ts resetPassword": "anyone",
  "(auth)/actions.ts signIn": "anyone",
  "(auth)/actions.ts signInWithProvider": "anyone",
  "(auth)/actions.ts signOut": "anyone",
  "(auth)/actions.ts signUp": "anyone",
  "(learner)/cards/[id]/actions.ts askAgain": "user",
  "(learner)/catch-up/actions.ts spread": "user",
  "(learner)/catch-up/actions.ts undo": "user",
  "(learner)/clinic/actions.ts keepNote": "user",
  "(learner)/clinic/actions.ts treat": "user",
  "(learner)/exams/actions.ts saveExam": "user",
  "(learner)/exams/actions.ts stopExam": "user",
  "(learner)/join/actions.ts acceptInvitation": "user",
  "(learner)/join/actions.ts joinClass": "user",
  "(learner)/progress/actions.ts dismissHard": "user",
  "(learner)/settings/actions.ts changeEmail": "user",
  "(learner)/settings/actions.ts changePassword": "user",
  "(learner)/settings/actions.ts deleteAccount": "user",
  "(learner)/settings/actions.ts saveProfile": "user",
  "(learner)/settings/actions.ts saveStudy": "user",
  "(learner)/settings/actions.ts signOutEverywhere": "user",
  "(learner)/settings/class-actions.ts renewCalendar": "user",
  "(learner)/settings/class-actions.ts removeCalendar": "user",
  "(learner)/settings/class-actions.ts saveDigest": "user",
  "(learner)/settings/memory/actions.ts chooseWeights": "user",
  "(learner)/settings/options/actions.ts chooseOptions": "user",
  "(learner)/settings/options/actions.ts removeOptions": "user",
  "(learner)/settings/options/actions.ts saveOptions": "user",
  "(learner)/today/actions.ts markRead": "user",
  "(teacher)/classes/[id]/actions.ts archive": "class.archive",
  "(teacher)/classes/[id]/actions.ts leave": "class.leave",
  "(teacher)/classes/[id]/actions.ts saveSettings": "class.settings",
  "(teacher)/classes/[id]/actions.ts sendMessage": "class.message",
  "(teacher)/classes/[id]/actions.ts setCode": "class.people",
  "(teacher)/classes/[id]/assignments/[assignment]/understanding/actions.ts remedy": "class.assign",
  "(teacher)/classes/[id]/assignments/actions.ts assign": "class.assign",
  "(teacher)/classes/[id]/assignments/actions.ts change": "class.assign",
  "(teacher)/classes/[id]/assignments/actions.ts copyTo": "class.assign",
  "(teacher)/classes/[id]/assignments/actions.ts except": "class.assign",
  "(teacher)/classes/[id]/assignments/actions.ts forget": "class.assign",
  "(teacher)/classes/[id]/assignments/actions.ts keep": "class.assign",
  "(teacher)/classes/[id]/assignments/actions.ts unexcept": "class.assign",
  "(teacher)/classes/[id]/assignments/actions.ts withdraw": "class.assign",
  "(teacher)/classes/[id]/grades/actions.ts adjust": "class.grade",
  "(teacher)/classes/[id]/grades/actions.ts correct": "class.correct",
  "(teacher)/classes/[id]/grades/actions.ts saveGrading": "class.settings",
  "(teacher)/classes/[id]/grades/actions.ts takeBack": "class.correct",
  "(teacher)/classes/[id]/people/actions.ts changeRole": "class.people",
  "(teacher)/classes/[id]/people/actions.ts handOver": "class.handOver",
  "(teacher)/classes/[id]/people/actions.ts remove": "class.people",
  "(teacher)/classes/[id]/people/actions.ts saveMember": "class.people",
  "(teacher)/classes/[id]/people/actions.ts sendInvite": "class.people",
  "(teacher)/classes/[id]/people/actions.ts undoRemove": "class.people",
  "(teacher)/classes/[id]/people/actions.ts withdrawInvitation": "class.people",
  "(teacher)/classes/actions.ts create": "user",
  "(teacher)/quizzes/[id]/corrections/actions.ts correct": "quiz.own",
  "(teacher)/quizzes/[id]/corrections/actions.ts takeBack": "quiz.own",
  "(teacher)/quizzes/actions.ts archive": "quiz.own",
  "(teacher)/quizzes/actions.ts copy": "quiz.own",
  "(teacher)/quizzes/actions.ts share": "quiz.own",
};

/** Addresses of pages for people who are signed in, as a pattern of paths. */
export function closedPaths(): RegExp {
  const open: readonly Capability[] = ["anyone", "open"];
  const closed = Object.entries(PAGES).flatMap(([page, capability]) =>
    open.includes(capability)
      ? []
      : [
          page
            .split("/")
            .filter((part) => !part.startsWith("("))
            .map((part) => (part.startsWith("[") ? "[^/]+" : part.replace(/[.*+?^${}()|\\]/g, "\\$&")))
            .join("/"),
        ],
  );
  return new RegExp(`^/(${closed.join("|")})/?$`);
}
