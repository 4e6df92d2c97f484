import localFont from "next/font/local";

/*
 * Subsets as @fontsource-variable ships them. Only Latin is preloaded; the browser fetches a Cyrillic file when
 * a letter of it is on the page. Latin comes last in the stack because its metric-adjusted fallback has
 * Cyrillic letters, too.
 */
const interLatin = localFont({
  src: "../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-latin",
  declarations: [{ prop: "unicode-range", value: "U+0000-02FF,U+2000-22FF,U+2C60-2C7F,U+FEFF,U+FFFD" }],
});
const interCyrillic = localFont({
  src: "../../node_modules/@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-cyrillic",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116" }],
});
const interCyrillicExt = localFont({
  src: "../../node_modules/@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter-cyrillic-ext",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0460-048F,U+0492-04AF,U+04B2-052F,U+1C80-1C8A,U+20B4" }],
});
const serifLatin = localFont({
  src: "../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2",
  weight: "200 900",
  variable: "--font-serif-latin",
  adjustFontFallback: "Times New Roman",
  declarations: [{ prop: "unicode-range", value: "U+0000-02FF,U+2000-22FF,U+2C60-2C7F,U+FEFF,U+FFFD" }],
});
const serifCyrillic = localFont({
  src: "../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-opsz-normal.woff2",
  weight: "200 900",
  variable: "--font-serif-cyrillic",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116" }],
});
const serifCyrillicExt = localFont({
  src: "../../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-cyrillic-ext-opsz-normal.woff2",
  weight: "200 900",
  variable: "--font-serif-cyrillic-ext",
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0460-048F,U+0492-04AF,U+04B2-052F,U+1C80-1C8A,U+20B4" }],
});

/** Classes for the html element: they define the font variables that globals.css stacks. */
export const fontVariables = [
  interLatin,
  interCyrillic,
  interCyrillicExt,
  serifLatin,
  serifCyrillic,
  serifCyrillicExt,
]
  .map((font) => font.variable)
  .join(" ");
