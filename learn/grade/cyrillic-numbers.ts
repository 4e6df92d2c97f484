/** Russian and Kazakh words of numbers, scales and measures, in the English ones that numbers.ts reads. */

const WHOLE: Record<string, string> = {};
const put = (words: string, english: string) => {
  for (const word of words.split(" ")) WHOLE[word] = english;
};
put("ноль нөл", "zero");
put("один одна одно бір", "one");
put("два две екі", "two");
put("три үш", "three");
put("четыре төрт", "four");
put("пять бес", "five");
put("шесть алты", "six");
put("семь жеті", "seven");
put("восемь сегіз", "eight");
put("девять тоғыз", "nine");
put("десять он", "ten");
put("одиннадцать", "eleven");
put("двенадцать", "twelve");
put("тринадцать", "thirteen");
put("четырнадцать", "fourteen");
put("пятнадцать", "fifteen");
put("шестнадцать", "sixteen");
put("семнадцать", "seventeen");
put("восемнадцать", "eighteen");
put("девятнадцать", "nineteen");
put("двадцать жиырма", "twenty");
put("тридцать отыз", "thirty");
put("сорок қырық", "forty");
put("пятьдесят елу", "fifty");
put("шестьдесят алпыс", "sixty");
put("семьдесят жетпіс", "seventy");
put("восемьдесят сексен", "eighty");
put("девяносто тоқсан", "ninety");
put("сто жүз", "hundred");
put("двести", "two hundred");
put("триста", "three hundred");
put("четыреста", "four hundred");
put("пятьсот", "five hundred");
put("шестьсот", "six hundred");
put("семьсот", "seven hundred");
put("восемьсот", "eight hundred");
put("девятьсот", "nine hundred");
put("тыс тысяча тысячи тысяч мың", "thousand");
put("млн миллион миллиона миллионов", "million");
put("млрд миллиард миллиарда миллиардов", "billion");
put("трлн триллион триллиона триллионов", "trillion");
put("половина жарты", "half");
put("треть", "third");
put("процент процента процентов пайыз", "percent");
put("год года лет жыл", "years");
put("месяц месяца месяцев ай", "months");
put("неделя недели недель апта", "weeks");
put("день дня дней күн", "days");
put("доллар доллара долларов", "dollars");
put("евро", "euros");
put("тенге теңге", "tenge");
put("рубль рубля рублей", "rubles");
put("человек человека адам", "people");
put("место места мест орын", "seats");
put("не нет емес", "not");
put("или немесе", "or");
put("более больше свыше артық", "more");
put("менее меньше кем", "less");
put("минимум", "minimum");
put("максимум", "maximum");
put("до", "up to");
put("около примерно приблизительно шамамен", "about");

/** The text with those words in English; others stay. In lower case. */
export function withoutCyrillicNumbers(text: string): string {
  return text.replace(/[\u0400-\u04ff]+/g, (word) => WHOLE[word] ?? word);
}
