import { date, number, table, words } from "./testing";

table("a president", words(["Kassym-Jomart Tokayev", "Tokayev"], ["Nursultan Nazarbayev", "Nazarbayev"]), [
  [
    "right",
    [
      "Tokayev",
      "tokayev",
      " TOKAYEV ",
      "Tokayev.",
      "Toqaev",
      "Tokaev",
      "Toqayev",
      "Токаев",
      "Тоқаев",
      "токаев",
      "Kassym-Jomart Tokayev",
      "Kassym Jomart Tokayev",
      "Qasym-Jomart Toqaev",
      "Касым-Жомарт Токаев",
      "Қасым-Жомарт Тоқаев",
      "Kasym-Zhomart Tokaev",
      "it was Tokayev",
      "by Tokayev",
      // The same ending in old French and in German spelling.
      "Tokayef",
      "Tokayew",
    ],
  ],
  // One slip in a long word is a slip of the finger.
  ["spelling", ["Tokyaev", "Takayev", "Tokayec"]],
  ["known", ["Nazarbayev", "Nazarbaev", "Назарбаев", "Nursultan Nazarbayev", "nazarbayev!", "Nazarbayyev"]],
  ["wrong", ["Putin", "not Tokayev", "Tokayev and Nazarbayev", "Toka", "?", "Kassym", "Masimov"]],
]);

table("a chamber", words(["the Mazhilis", "Mazhilis", "lower house"], ["the Senate", "upper house"]), [
  [
    "right",
    [
      "Mazhilis",
      "the Mazhilis",
      "Majilis",
      "majilis",
      "Мажилис",
      "Мәжіліс",
      "Mäjilis",
      "THE MAZHILIS",
      "in the Mazhilis",
      "lower house",
      "the lower house",
      "Lower-house",
      "lower  house",
    ],
  ],
  ["spelling", ["Mazhilos", "Mazhlis"]],
  ["known", ["Senate", "the senate", "upper house", "the upper house", "Senat e"]],
  // Near in letters, another thing in meaning.
  [
    "wrong",
    ["house", "lower", "lower chamber", "not the Mazhilis", "slower house", "Maslikhat", "Parliament"],
  ],
]);

table("a court", words(["the Constitutional Court"], ["the Constitutional Council", "the Supreme Court"]), [
  [
    "right",
    ["Constitutional Court", "constitutional court", "The Constitutional Court.", "constitutional-court"],
  ],
  ["spelling", ["Constitutionel Court", "Consitutional Court", "Constitutiomal Court"]],
  ["known", ["Constitutional Council", "Supreme Court", "the supreme court", "Supremme Court"]],
  [
    "wrong",
    [
      "Court",
      "Unconstitutional Court",
      "Institutional Court",
      "Constitutional Cort",
      "constitutional courts and councils",
      "no court",
    ],
  ],
]);

table("a capital", words(["Nur-Sultan", "Astana"], ["Almaty"]), [
  [
    "right",
    ["Nur-Sultan", "Nursultan", "nur sultan", "Нур-Султан", "Нұр-Сұлтан", "Astana", "Астана", "in Astana"],
  ],
  ["spelling", ["Astena", "Asatna"]],
  ["known", ["Almaty", "Алматы", "almaty"]],
  ["wrong", ["Atyrau", "Almaty and Astana", "Kazakhstan", "Semey"]],
]);

table("a country", words(["Kazakhstan"], ["Uzbekistan", "Kyrgyzstan"]), [
  ["right", ["Kazakhstan", "Qazaqstan", "Казахстан", "Қазақстан", "kazakhstan", "Qazaqstán"]],
  ["spelling", ["Kazakstam", "Kazakhstna", "Kazakhsttam"]],
  ["known", ["Uzbekistan", "Kyrgyzstan", "Uzbekistn", "Узбекистан"]],
  ["wrong", ["Pakistan", "Kazan", "Tajikistan"]],
]);

table("a place in an order", words(["fifth"], ["sixth"]), [
  ["right", ["fifth", "Fifth", "the fifth"]],
  ["known", ["sixth", "the Sixth"]],
  // Numerals are right or wrong, never misspelt.
  ["wrong", ["fift", "fifthh", "5", "fifteenth"]],
]);

table("an article of law", words(["Article 46"], ["Article 47"]), [
  ["right", ["Article 46", "article 46", "ARTICLE 46."]],
  ["spelling", ["Artcle 46", "Articel 46"]],
  ["known", ["Article 47", "article 47"]],
  ["wrong", ["Article 4", "Article 64", "Article 461", "46", "Article 46.1", "Article 4 6 1"]],
]);

table("an adjective", words(["constitutional"]), [
  ["right", ["constitutional", "Constitutional"]],
  ["spelling", ["constitutoinal", "constitutinal"]],
  [
    "wrong",
    ["unconstitutional", "not constitutional", "non-constitutional", "institutional", "constitution"],
  ],
]);

table(
  "signatures",
  number(5000, 0, [20000, 700]),
  [
    [
      "right",
      [
        "5000",
        "5,000",
        "5 000",
        "5\u00a0000",
        "5\u202f000",
        "5.000",
        "5'000",
        "5’000",
        "5k",
        "5 k",
        "5K",
        "5 thousand",
        "5 тыс",
        "five thousand",
        "Five Thousand",
        "five-thousand",
        "5,000 signatures",
        "5000 signatures.",
        "about 5,000",
        "~5000",
        "5,000.00",
        "5.000,00",
        "5000.0",
        "= 5000",
        "it is 5000",
        "exactly 5000",
        "５０００",
        "5000 people",
      ],
    ],
    ["known", ["20,000", "20000", "20 000", "20k", "twenty thousand", "700", "seven hundred"]],
    [
      "wrong",
      [
        "500",
        "50,000",
        "5",
        "5 million",
        "-5000",
        "not 5000",
        "5001",
        "4999",
        "less than 5000",
        "5000 or 20000",
        "5000–20000",
        "5000%",
        "$5000",
        "more than 5,000",
        "5,00,0",
        "many",
        "",
        "5000 5000",
        "five thousand twenty thousand",
        "5e3",
      ],
    ],
  ],
  { unit: "signatures" },
);

table(
  "a share",
  number(15, 0, [6]),
  [
    [
      "right",
      [
        "15",
        "15%",
        "15 %",
        "15 percent",
        "15 per cent",
        "fifteen",
        "fifteen percent",
        "15.0",
        "15,0",
        "fifteen per cent",
        "15.00%",
        "approx. 15%",
      ],
    ],
    ["known", ["6", "6%", "six", "six percent"]],
    ["wrong", ["1.5", "150", "15 years", "0.015", "$15", "fifty", "under 15", "15 or 16", "1 5"]],
  ],
  { unit: "%" },
);

table(
  "half",
  number(50),
  [
    ["right", ["50", "half", "a half", "one half", "1/2", "50%", "0.5", "0,5", "fifty per cent"]],
    ["wrong", ["5", "a third", "1/3", "2/1", "1/0", "halfway"]],
  ],
  { unit: "%" },
);

table(
  "a third, within a tolerance",
  number(33.3, 0.1),
  [
    ["right", ["33.3", "33,3", "a third", "1/3", "one third", "33.4", "33.2"]],
    ["wrong", ["33", "34", "33.41", "two thirds"]],
  ],
  { unit: "%" },
);

table(
  "money in billions",
  number(16.1, 0, [15]),
  [
    [
      "right",
      [
        "16.1",
        "16,1",
        "16.1 billion",
        "16.1bn",
        "16.1 bn",
        "$16.1 billion",
        "US$16.1 billion",
        "16,100,000,000",
        "16 100 000 000",
        "$16.1bn",
        "16.1 billion dollars",
        "16100 million",
        "16.1 млрд",
        "USD 16.1 billion",
        "16.1b",
      ],
    ],
    ["known", ["15", "15 billion", "15bn", "fifteen"]],
    ["wrong", ["16.1 million", "161", "1.61 billion", "16", "16.1%", "16.1 billion tenge", "€16.1bn"]],
  ],
  { unit: "billion", prefix: "US$" },
);

table("a plain count", number(20), [
  ["right", ["20", "twenty", "20.0", "20.00", "20.", "Twenty"]],
  // Thousands and decimals look alike in "20.000", but nobody writes three decimals that end in nothing.
  [
    "wrong",
    ["20k", "20 000", "20.000", "20,000", "2", "0", "200", "twenty thousand", "twenty one", "one twenty"],
  ],
]);

table("a decimal", number(1.5), [
  ["right", ["1.5", "1,5", "1.50", "3/2"]],
  ["wrong", ["15", "1.05", "1", "1.5 million", "1 5"]],
]);

table("three decimals", number(1.234), [
  // Either reading may be meant.
  ["right", ["1.234", "1,234"]],
  ["wrong", ["1234", "1.23"]],
]);

table("spelled numbers", number(121), [
  ["right", ["121", "one hundred twenty-one", "one hundred and twenty one", "a hundred and twenty-one"]],
  ["wrong", ["hundred", "twenty-one", "one two one", "one hundred and twelve"]],
]);

table("a day", date("2022-03-16", "day"), [
  [
    "right",
    [
      "2022-03-16",
      "16 March 2022",
      "March 16, 2022",
      "March 16 2022",
      "16.03.2022",
      "16/03/2022",
      "03/16/2022",
      "16-03-2022",
      "16 Mar 2022",
      "16th of March 2022",
      "16th March, 2022",
      "the 16th of March, 2022",
      "Mar. 16, 2022",
      "16.3.2022",
      "16.03.22",
      "2022/03/16",
      "2022.03.16",
      "16 марта 2022",
      "16 марта 2022 года",
      "16 наурыз 2022",
      "on 16 March 2022",
      "16 MARCH 2022",
      "2022 March 16",
    ],
  ],
  ["known", ["5 June 2022", "2022-06-05", "June 5, 2022", "05.06.2022"]],
  [
    "wrong",
    [
      "16 March 2021",
      "17 March 2022",
      "March 2022",
      "2022",
      "16 March",
      "16 May 2022",
      "31 February 2022",
      "16.13.2022",
      "soon",
      "16 Marsh 2022",
      "2022-3-1",
      "16 March 2022 or 17 March 2022",
    ],
  ],
]);

table("an ambiguous day", date("2022-04-03", "day"), [
  // The third of April in Europe, the fourth of March in America: either may be meant.
  ["right", ["3 April 2022", "03/04/2022", "04/03/2022", "03.04.2022", "April 3rd, 2022"]],
  ["wrong", ["4 March 2022", "2022-03-04", "03/05/2022"]],
]);

table("a month", date("2022-01", "month"), [
  [
    "right",
    [
      "January 2022",
      "Jan 2022",
      "Jan. 2022",
      "01/2022",
      "2022-01",
      "01.2022",
      "январь 2022",
      "қаңтар 2022",
      "5 January 2022",
      "in January 2022",
      "January, 2022",
      "2022 January",
    ],
  ],
  ["wrong", ["2022", "January", "February 2022", "January 2021", "13/2022", "1/22/2021"]],
]);

table("a year", date("2019", "year"), [
  [
    "right",
    ["2019", "in 2019", "2019.", "the year 2019".replace("year ", ""), "March 2019", "20 March 2019"],
  ],
  ["wrong", ["2020", "19", "201", "20199", "2019 or 2020", "before 2019"]],
]);

table("a season", date("2022-21", "season"), [
  ["right", ["spring 2022", "Spring of 2022", "in the spring of 2022", "March 2022", "April 2022"]],
  ["wrong", ["2022", "autumn 2022", "spring 2021", "June 2022"]],
]);

table("a span", date("2021/2022", "interval"), [
  [
    "right",
    ["2021-2022", "2021–2022", "2021/2022", "from 2021 to 2022", "2021 to 2022", "between 2021 and 2022"],
  ],
  ["wrong", ["2021", "2022", "2020-2022", "2022-2021"]],
]);
