/**
 * Typed answers as a hostile but fair teacher would try them: each either says what the key says, however it is written, or
 * something else, however near it looks. Where one can argue, the argument stands beside.
 */
import { date, number, table, words } from "./testing";

table("who it was", words(["Kassym-Jomart Tokayev", "Tokayev"], ["Nursultan Nazarbayev", "Nazarbayev"]), [
  [
    "right",
    [
      "Tokajew",
      "Tokaiev",
      "Tokayeff",
      "“Tokayev”",
      "ТОҚАЕВ",
      "Qasım-Jomart Toqaev",
      "I think Tokayev",
      "President Tokayev",
      "Mr. Tokayev",
      // Initials are the name's own, however it is transliterated.
      "K. Tokayev",
      "K.-J. Tokayev",
      "Q. Tokayev",
      "К.-Ж. Токаев",
      // Family name first, as registers have it; a patronymic says no other person.
      "Tokayev, Kassym-Jomart",
      "Tokayev K.",
      "Токаев Касым-Жомарт",
      "Касым-Жомарт Кемелевич Токаев",
    ],
  ],
  ["known", ["N. Nazarbayev", "Mr Nazarbayev", "Назарбаев Нурсултан"]],
  [
    "wrong",
    [
      // Others of nearly that name: another initial, a son's, a stranger's.
      "N. Tokayev",
      "Toktayev",
      "Tokayeva",
      "Tokay",
      // Two answers are none, and a name in a sentence about another is not his.
      "Tokayev or Nazarbayev",
      "Tokayev/Nazarbayev",
      "Nazarbayev, not Tokayev",
      "anyone but Tokayev",
      // Declined, it may be the name of a woman: the nominative is asked.
      "Токаева",
      // A remark nobody can check by the key is not taken on trust.
      "Tokayev (president)",
    ],
  ],
]);

table("another name is no slip", words(["Zhakip Asanov", "Asanov"]), [
  ["right", ["Assanov", "Asanow", "Жақып Асанов", "Jaqyp Asanov"]],
  // A vowel, two letters in each other's place, the next key: no name anybody meant.
  ["spelling", ["Asenov", "Asnaov", "Asanob"]],
  ["wrong", ["Azanov", "Aslanov", "Asanova", "Hasanov", "Osanov", "Kasanov", "Z. Aslanov"]],
]);

table("a daughter is not her father", words(["Nazarbayev"]), [
  ["spelling", ["Nazarbayeb", "Nasarbayev", "Nazabayev"]],
  ["wrong", ["Nazarbayeva", "Dariga Nazarbayeva", "Назарбаева"]],
]);

table("a chamber, said in two ways at once", words(["the Mazhilis", "lower house"], ["the Senate"]), [
  ["right", ["Mazhilis (lower house)", "the lower house, the Mazhilis", "its lower house", "Мажілiс"]],
  ["known", ["Senate", "the Senat"]],
  [
    "wrong",
    ["Mazhilis (Senate)", "Mazhilis and Senate", "not the lower house", "lowest house", "lower horse"],
  ],
]);

table("a party that changed its name", words(["Nur Otan", "Amanat"], ["Ak Zhol"]), [
  [
    "right",
    ["Nur Otan (Amanat)", "AMANAT party", "the Nur Otan party", "Нұр Отан", "NurOtan", "Party Amanat"],
  ],
  ["known", ["Aq Jol", "Ақ жол", "Ak Jol party"]],
  ["wrong", ["Nur", "Otan", "Nur Otan or Ak Zhol", "Auyl"]],
]);

table("an article, however it is cited", words(["Article 46"], ["Article 47"]), [
  ["right", ["Art. 46", "art 46", "Article № 46", "Article no. 46", "статья 46", "ст. 46"]],
  ["known", ["Art. 47", "Article no. 47"]],
  // A number alone may be of a section; a part of the article is not the article.
  ["wrong", ["46", "Article 46-1", "Article 46(2)", "Article 146", "no Article 46"]],
]);

table("an ordinal in figures", words(["third"], ["fourth"]), [
  ["right", ["3rd", "the 3rd"]],
  ["known", ["4th"]],
  ["wrong", ["3th", "3", "13th", "one third"]],
]);

table("a kind of majority", words(["simple majority"], ["absolute majority"]), [
  ["right", ["by simple majority", "with a simple majority", "simple-majority"]],
  ["spelling", ["simpel majority", "simple majorty"]],
  [
    "wrong",
    ["majority", "simple minority", "not a simple majority", "simple plurality", "qualified majority"],
  ],
]);

table(
  "twenty thousand",
  number(20000, 0, [5000]),
  [
    [
      "right",
      [
        "20\u2009000",
        "20\u2008000",
        "20‘000",
        "20`000",
        "20ʼ000",
        "20_000",
        "20·000",
        "20 тысяч",
        "20 тыс. подписей",
        "двадцать тысяч",
        "20 мың",
        "жиырма мың",
        "20 thousand",
        "20 thous.",
        "0.02 million",
        "0,02 млн",
        "+20000",
        "20,000.-",
        "«20 000»",
        "a total of 20,000",
        "c. 20,000",
        "20,000 or so",
        "20,000 (twenty thousand)",
        "twenty thousand (20,000)",
        "20,000 (signatures)",
      ],
    ],
    ["known", ["5 мың", "пять тысяч", "5,000 (five thousand)"]],
    [
      "wrong",
      [
        // Bounds are other statements than the number.
        "20,000+",
        "20k+",
        ">20,000",
        "≥ 20,000",
        "< 20000",
        "min. 20,000",
        "20,000 maximum",
        "более 20 000",
        "не 20 000",
        "до 20 000",
        "20,000 per region",
        "20,000 each",
        // So are its parts and multiples.
        "half of 20,000",
        "twice 20,000",
        "20,000 times",
        // Said twice, and not the same.
        "20,000 (five thousand)",
        "20,000 (less than that)",
        "twenty thousand five",
        "20 thousand million",
        "20 тенге",
        "£20,000",
        "2000 0",
        "0,020",
        "20.00",
      ],
    ],
  ],
  { unit: "signatures" },
);

table(
  "a share, in its measure",
  number(15),
  [
    [
      "right",
      ["15 pct", "15 p.c.", "15 percentage points", "15 процентов", "15 пайыз", "0.15", "пятнадцать"],
    ],
    // 0.15 alone can only be meant as a share of one; with the sign it is a hundredth of the answer.
    ["wrong", ["0.15%", "15‰", "15 seats", "15 votes", "15 лет"]],
  ],
  { unit: "%" },
);

table(
  "two thirds",
  number(200 / 3),
  [
    ["right", ["⅔", "2/3", "two thirds"]],
    ["wrong", ["⅓", "¾", "3/2"]],
  ],
  { unit: "%" },
);

table(
  "a fall",
  number(-3.5),
  [
    ["right", ["-3.5", "−3,5", "–3.5%", "minus 3.5"]],
    // The sign is asked for, and only the number can be judged.
    ["wrong", ["3.5", "+3.5", "fell by 3.5"]],
  ],
  { unit: "%" },
);

table(
  "money, in its currency",
  number(16.1),
  [
    [
      "right",
      ["16,1 млрд долларов", "16.1 миллиарда", "16.1 milliard", "$16 100 000 000", "16.1 billion USD"],
    ],
    [
      "wrong",
      [
        "16.1 млрд тенге",
        "£16.1 billion",
        "16.1 billion pounds",
        "16.1 billion rubles",
        "₽16.1 bn",
        "¥16.1bn",
        "16.1 trillion",
        "16.1 млн",
      ],
    ],
  ],
  { unit: "billion", prefix: "US$" },
);

table(
  "a term of office",
  number(7, 0, [5]),
  [
    ["right", ["7-year", "a seven-year term", "7 лет", "7 жыл", "семь лет", "жеті жыл"]],
    ["known", ["5 лет", "бес жыл", "a five-year term"]],
    ["wrong", ["7 terms", "7 months", "7 месяцев", "7 күн", "7 or 5", "два раза"]],
  ],
  { unit: "years" },
);

table("a day, in more notations", date("2022-03-16", "day"), [
  [
    "right",
    [
      "16/3/22",
      "3/16/2022",
      "16-Mar-2022",
      "16-Mar-22",
      "16 Mar '22",
      "Wednesday, March 16, 2022",
      "Wed 16 March 2022",
      "the sixteenth of March 2022",
      "March sixteenth, 2022",
      "16.III.2022",
      "16 III 2022",
      "20220316",
      "2022. 3. 16",
      "16-го марта 2022 г.",
      "2022 жылғы 16 наурыз",
      "2022 жылдың 16 наурызы",
      "16 наурыз 2022 ж.",
      "16\u00a0March\u00a02022",
      "16 March 2022 (Wednesday)",
      // A wrong day of the week is a slip beside a date that is right; the date was asked.
      "Monday, 16 March 2022",
      // "Since" answers "since when".
      "since 16 March 2022",
    ],
  ],
  ["known", ["5 июня 2022", "5 маусым 2022", "5.VI.2022"]],
  [
    "wrong",
    [
      // Without the year it may be any.
      "16 наурыз",
      "16 марта",
      "before 16 March 2022",
      "until 16 March 2022",
      "by 16 March 2022",
      "16-17 March 2022",
      "16 мая 2022",
      "16.IV.2022",
      "20220317",
      "16/3/1922",
      "61 March 2022",
    ],
  ],
]);

table("a month, or more of it", date("2022-03", "month"), [
  [
    "right",
    ["03/22", "Mar '22", "в марте 2022 года", "2022 жылғы наурыз", "early March 2022", "mid-March 2022"],
  ],
  // A quarter and a season hold other months too.
  ["wrong", ["Q1 2022", "spring 2022", "March or April 2022", "before March 2022", "22/03", "мае 2022"]],
]);

table("a year, in words around it", date("2022", "year"), [
  [
    "right",
    ["the year 2022", "AD 2022", "в 2022 году", "2022 г.", "2022 жылы", "'22", "late 2022", "spring 2022"],
  ],
  ["wrong", ["by 2022", "until 2022", "after 2022", "2020s", "2022-2023", "22"]],
]);

table("a season, in three languages", date("2022-21", "season"), [
  ["right", ["весной 2022", "көктем 2022", "early spring 2022", "springtime 2022", "весна 2022 года"]],
  ["wrong", ["летом 2022", "күз 2022", "Q1 2022", "winter 2022"]],
]);

table("a span of years", date("2021/2022", "interval"), [
  [
    "right",
    ["2021-22", "2021–22", "2021/22", "2021..2022", "2021 through 2022", "с 2021 по 2022", "2021–2022 гг."],
  ],
  ["wrong", ["2021-21", "2021-23", "2021, 2022, 2023", "2022-21"]],
]);

table("a span of months", date("2019-03/2022-03", "interval"), [
  [
    "right",
    [
      "March 2019–March 2022",
      "03.2019-03.2022",
      "2019-03/2022-03",
      "2019-03 – 2022-03",
      "с марта 2019 по март 2022",
      "March 2019 through March 2022",
    ],
  ],
  ["wrong", ["2019-2022", "March 2022–March 2019", "March 2019–March 2023", "March 2019"]],
]);

table("a span that looks like a month", date("2011/2012", "interval"), [["right", ["2011-12", "2011/12"]]]);
