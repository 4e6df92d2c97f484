/** The part of the untyped package `edtf` that Zerek uses. */
declare module "edtf" {
  /** A parsed date. `min` and `max` are milliseconds since 1970 in UTC, infinite for open intervals. */
  export interface EdtfDate {
    readonly type: string;
    readonly min: number;
    readonly max: number;
  }
  /** Parses an EDTF string; throws when it is not one. */
  export default function edtf(date: string): EdtfDate;
}
