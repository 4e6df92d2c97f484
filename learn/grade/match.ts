/**
 * Match: of n pairs, c right ones score max(0, (c − 1) ÷ (n − 1)): a blind matching is expected to have one right pair, whatever
 * n is (the mean number of fixed points of a permutation is 1), and that one is worth nothing.
 */
import { graded, known, mean, once, permutations } from "./chosen";
import type { Judge } from "./contract";

const scoreOf = (right: number, pairs: number) =>
  pairs < 2 ? right : Math.max(0, (right - 1) / (pairs - 1));

const blind = once((pairs) =>
  mean(permutations(pairs).map((order) => scoreOf(order.filter((place, at) => place === at).length, pairs))),
);

export const match: Judge<"match"> = {
  validate: (item, { pairs }) => {
    const lefts = pairs.map(([left]) => left);
    const rights = pairs.map(([, right]) => right);
    if (!known(lefts, item.left) || !known(rights, item.right)) return "malformed";
    if (pairs.length === 0) return "empty";
    return pairs.length < item.left.length ? "incomplete" : null;
  },
  grade: (item, key, { pairs }) => {
    const right = new Map(key.pairs);
    return graded(
      scoreOf(pairs.filter(([left, choice]) => right.get(left) === choice).length, item.left.length),
    );
  },
  guess: ({ left }) => blind(Math.min(left.length, 7)),
};
