/** Events as an iCalendar document (RFC 5545). Pure; times in ms, written in UTC, so no time zone needs to be defined. */

export interface CalendarEvent {
  /** stays the same over changes */
  uid: string;
  at: number;
  title: string;
  text: string;
  url: string;
  /** when it last changed, and how often */
  changedAt: number;
  revision: number;
}

/** A text value: backslash, semicolon, comma and line breaks escaped (3.3.11); other control characters left out. */
function escaped(text: string): string {
  return (
    text
      .replace(/\\/g, "\\\\")
      .replace(/[;,]/g, "\\$&")
      .replace(/\r\n|\r|\n/g, "\\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is left out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
  );
}

const utc = (at: number) => `${new Date(at).toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;

const bytes = new TextEncoder();

/** A content line in pieces of at most 75 bytes, each after the first begun with a blank (3.1); no character is cut. */
export function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let size = 0;
  for (const character of line) {
    const more = bytes.encode(character).length;
    if (size + more > 75) {
      pieces.push(piece);
      piece = " ";
      size = 1;
    }
    piece += character;
    size += more;
  }
  return [...pieces, piece].join("\r\n");
}

/** A calendar must hold some component (3.6): without any event it defines the time zone that events are written in. */
const NOTHING = [
  ...["BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"],
  ...["TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "TZNAME:UTC", "END:STANDARD", "END:VTIMEZONE"],
];

/** A calendar with the given name, for subscribing to; no METHOD, since that would make it a message (RFC 5546). */
export function calendarOf(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Zerek//Classes//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...(events.length === 0 ? NOTHING : []),
    ...events.flatMap((event) => [
      "BEGIN:VEVENT",
      `UID:${escaped(event.uid)}`,
      `DTSTAMP:${utc(event.changedAt)}`,
      `LAST-MODIFIED:${utc(event.changedAt)}`,
      `SEQUENCE:${event.revision}`,
      `DTSTART:${utc(event.at)}`,
      `SUMMARY:${escaped(event.title)}`,
      `DESCRIPTION:${escaped(event.text)}`,
      `URL:${event.url}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
