/** The same said in other words, and what only sounds like it. */
import { date, number, table, words } from "./testing";

table(
  "a region that bears a city's name",
  words(["the Almaty region", "Almaty", "Almaty oblast", "Алматы"]),
  [
    [
      "right",
      [
        ...["Almaty", "Almaty region", "region of Almaty", "Almaty oblast", "the Almaty province"],
        ...["Алматы облысы", "обл. Алматы"],
      ],
    ],
    [
      "wrong",
      [
        // Another kind of place of the same name is another place.
        ...[
          "Almaty city",
          "the city of Almaty",
          "city Almaty",
          "Almaty town",
          "Almaty (city)",
          "город Алматы",
        ],
        ...["Алматы қаласы", "Almaty party", "President Almaty", "Almaty city region", "not Almaty region"],
        ...["Abai region", "region", "Almaty district"],
      ],
    ],
  ],
);

table("a city", words(["Semey", "Семей"]), [
  ["right", ["Semey city", "the city of Semey", "Semey town", "город Семей"]],
  ["wrong", ["Semey region", "Semey oblast", "region of Semey", "Semey district"]],
]);

table("a party, and no city of its name", words(["Nur Otan", "Nur-Otan party"]), [
  ["right", ["Nur Otan party", "the party Nur Otan"]],
  ["wrong", ["Nur Otan city", "Nur Otan region", "President Nur Otan"]],
]);

table(
  "two and a half",
  number(2.5, 0, [3.5]),
  [
    [
      "right",
      [
        ...["two and a half", "Two and a half years", "two and one half", "two and half", "2 and a half"],
        ...["2½", "2 ½", "2½ years", "2 1/2", "2-1/2", "2 and 1/2", "2.5", "5/2", "2½ (2.5)"],
      ],
    ],
    ["known", ["three and a half", "3½", "3 1/2"]],
    [
      "wrong",
      [
        // 21/2 is ten and a half.
        ...[
          "21/2",
          "2¼",
          "2 3/2",
          "2 1/2 months",
          "two and a half months",
          "two and a third",
          "two or a half",
        ],
        ...[
          "not two and a half",
          "-2½",
          "two and fifth",
          "half",
          "two half",
          "two, one half",
          "2½ or 3",
          "1 2 1/2",
        ],
        // Half of two rather than two and a half.
        ...["half of two", "two halves", "2½ million"],
      ],
    ],
  ],
  { unit: "years" },
);

table("quarters", number(3.75), [
  ["right", ["3¾", "three and three quarters", "3 and three quarters", "3 3/4"]],
  ["wrong", ["3¼", "three and a quarter", "33/4", "three quarters"]],
]);

table(
  "millions and a half",
  number(2.5),
  [
    ["right", ["two and a half million", "2½ million", "2 and a half million", "2,500,000"]],
    // Half a million more, or a half more? It can be meant in both ways.
    ["wrong", ["two million and a half", "two and a half thousand", "two and a half billion"]],
  ],
  { unit: "million" },
);

table("an article by its number in words", words(["article 174", "174", "art. 174"], ["article 172"]), [
  [
    "right",
    [
      ...["one hundred seventy-four", "one hundred and seventy-four", "article one hundred seventy four"],
      ...["a hundred and seventy-four", "Art. 174", "it is one hundred seventy-four"],
    ],
  ],
  ["known", ["article one hundred seventy-two"]],
  [
    "wrong",
    [
      ...["one hundred forty-seven", "seventy-four", "one seven four", "one seventy-four", "hundred"],
      ...["not one hundred seventy-four", "one hundred seventy-four or one hundred thirty", "174 and a half"],
      ...["article one hundred seventy-fourth", "one hundred seventy-fore"],
    ],
  ],
]);

table("a number in words where only words were the key", words(["Article 46"]), [
  ["right", ["Article forty-six"]],
  // As in figures: a number alone may be of a section.
  ["wrong", ["forty-six", "Article four six", "Article sixty-four"]],
]);

table("a year in words", date("2019", "year"), [
  [
    "right",
    [
      ...["twenty nineteen", "Twenty-Nineteen", "in twenty nineteen", "two thousand nineteen"],
      ...["two thousand and nineteen", "March twenty nineteen"],
    ],
  ],
  [
    "wrong",
    [
      ...["twenty twenty", "nineteen nineteen", "nineteen twenty", "twenty ninety", "not twenty nineteen"],
      ...["before twenty nineteen", "twenty nineteen or twenty twenty", "nineteen", "twenty", "two thousand"],
    ],
  ],
]);

table("other years in words", date("2005", "year"), [
  ["right", ["two thousand five", "two thousand and five", "twenty oh five"]],
  // A number of two digits, and none at all.
  ["wrong", ["twenty five", "twenty-five", "twenty five hundred"]],
]);

table("a day with its year in words", date("2022-03-16", "day"), [
  ["right", ["16 March twenty twenty-two", "March sixteenth, twenty twenty two"]],
  ["wrong", ["16 March twenty twenty", "March sixteen twenty-two", "16 March nineteen twenty-two"]],
]);

table("a place in an order", words(["ninth", "9", "9th", "nine", "last"], ["eighth", "8"]), [
  [
    "right",
    [
      ...["ninth place", "the ninth place", "9th place", "in ninth place", "ninth position", "Ninth Rank"],
      ...["place 9", "place nine", "last place", "No. 9"],
    ],
  ],
  ["known", ["eighth place", "the 8th place", "place eight"]],
  [
    "wrong",
    [
      // So many places are another answer than which of them.
      ...[
        "nine places",
        "nine place",
        "nineth",
        "nineteenth place",
        "not ninth place",
        "ninth or eighth place",
      ],
      ...["place", "ninth placebo", "first place", "ninth place of ten", "ninety"],
    ],
  ],
]);

table("an organization", words(["the Council of Europe", "CoE"], ["the OSCE", "the World Bank"]), [
  ["right", ["Council of Europe", "CoE", "the COE"]],
  // One slip in a word of seven letters that is no one's name.
  ["spelling", ["Counsil of Europe", "Councl of Europe", "Council of Europa", "Coumcil of Europe"]],
  ["known", ["OSCE", "World Bank"]],
  [
    "wrong",
    [
      // Counsel is a word of its own, the other councils are other bodies.
      ...["Counsel of Europe", "Council of Asia", "European Council", "Council", "Council of Ministers"],
      ...[
        "not the Council of Europe",
        "Consul of Europe",
        "Convention of Europe",
        "CoA",
        "Council or Europe",
      ],
    ],
  ],
]);

table("an office, by one of its names", words(["Minister of Interior", "Minister of Internal Affairs"]), [
  ["right", ["minister of internal affairs", "the Minister of Interior"]],
  [
    "wrong",
    ["Minister of External Affairs", "minister of internal affair or defense", "Minister of Foreign Affairs"],
  ],
]);
