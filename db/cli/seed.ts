/**
 * `npm run db:seed -- --students 1000 --reviews 10000000`: a world of simulated students in classes, for measuring. Only
 * on a Postgres (DATABASE_URL) whose user is a superuser, migrated and with a pack published; everybody's password is
 * printed. Never on a database that people use.
 */
import { parseArgs } from "node:util";
import { hash } from "@node-rs/argon2";
import pg from "pg";
import { seedWorld } from "../seed/world";

const PASSWORD = "seeded world";

const { values } = parseArgs({
  options: {
    students: { type: "string", default: "1000" },
    reviews: { type: "string", default: "1000000" },
    seed: { type: "string", default: "zerek" },
  },
});
const whole = (text: string, name: string) => {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new Error(`--${name} takes a whole number.`);
  return n;
};

try {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("db:seed needs a Postgres: set DATABASE_URL.");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const began = Date.now();
  try {
    const made = await seedWorld(
      client,
      {
        students: whole(values.students, "students"),
        reviews: whole(values.reviews, "reviews"),
        seed: values.seed,
        passwordHash: await hash(PASSWORD),
        now: began,
      },
      (line) => console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`),
    );
    console.table(made.classes.map(({ name, students, aggregate }) => ({ name, students, aggregate })));
    console.log(
      `${made.students} students, ${made.reviews} reviews, ${made.memories} memories in ${((Date.now() - began) / 1000).toFixed(0)} s.`,
    );
    console.log(`Sign in as student-1@seed.example or instructor-1@seed.example: ${PASSWORD}`);
  } finally {
    await client.end();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
