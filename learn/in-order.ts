/**
 * Cards in order of a number. Written for code that runs once, on a page just opened: few plain loops, and the machine
 * sorts the numbers, since a function that compares is dear there.
 */

interface Numbered {
  cardId: number;
}

/** Cards whose places sixteen bits can tell. */
const MOST_PLACES = 65_536;
/** Which sixteen of a double's bits are the last of its fraction: the first or the last in memory. */
const LAST_BITS = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 0 : 3;

/**
 * The smallest number first; of the same number the smaller id.
 * The place of a card takes the last bits of its number, so that sorting the numbers tells the places. Numbers that differ
 * in those bits alone may then come in a wrong order: that is looked for, and a function sorts instead.
 * @param numberOf a finite number from 0 on
 */
export function inOrder<C extends Numbered>(cards: readonly C[], numberOf: (card: C) => number): C[] {
  const count = cards.length;
  const numbers = new Float64Array(count);
  const keys = new Float64Array(count);
  const bits = new Uint16Array(keys.buffer);
  for (let n = 0; n < count; n++) {
    const number = numberOf(cards[n] as C);
    numbers[n] = number;
    keys[n] = number;
    bits[4 * n + LAST_BITS] = n;
  }
  if (count > MOST_PLACES) return byFunction(cards, numbers);
  keys.sort();
  const sorted: C[] = [];
  let last = -1;
  for (let n = 0; n < count; n++) {
    const place = bits[4 * n + LAST_BITS] as number;
    const number = numbers[place] as number;
    const card = cards[place] as C;
    if (number < last || (number === last && card.cardId < (sorted[n - 1] as C).cardId))
      return byFunction(cards, numbers);
    sorted.push(card);
    last = number;
  }
  return sorted;
}

function byFunction<C extends Numbered>(cards: readonly C[], numbers: Float64Array): C[] {
  const cardAt = (place: number) => cards[place] as C;
  const numberAt = (place: number) => numbers[place] as number;
  const places = Uint32Array.from(cards.keys());
  places.sort((a, b) => numberAt(a) - numberAt(b) || cardAt(a).cardId - cardAt(b).cardId);
  return Array.from(places, cardAt);
}

/** Of new cards twenty are met as a rule, and of those that come first some are passed over. */
const FIRST_PIECE = 64;

/** The same as inOrder, for lists of which the beginning is asked for. */
export function* firstInOrder<C extends Numbered>(
  cards: readonly C[],
  numberOf: (card: C) => number,
): Generator<C> {
  const first = cards.length > 4 * FIRST_PIECE ? smallest(cards, numberOf, FIRST_PIECE) : [];
  yield* first;
  const all = inOrder(cards, numberOf);
  for (let n = first.length; n < all.length; n++) yield all[n] as C;
}

/** The first `most` in order; there are more. */
function smallest<C extends Numbered>(cards: readonly C[], numberOf: (card: C) => number, most: number): C[] {
  const found: C[] = [];
  const numbers: number[] = [];
  let limit = Number.POSITIVE_INFINITY;
  for (let n = 0; n < cards.length; n++) {
    const card = cards[n] as C;
    const number = numberOf(card);
    if (number > limit) continue;
    let low = 0;
    let high = found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = numbers[middle] as number;
      if (other < number || (other === number && (found[middle] as C).cardId < card.cardId)) low = middle + 1;
      else high = middle;
    }
    found.splice(low, 0, card);
    numbers.splice(low, 0, number);
    if (found.length > most) {
      found.pop();
      numbers.pop();
    }
    if (found.length === most) limit = numbers[most - 1] as number;
  }
  return found;
}
