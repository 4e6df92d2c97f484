import { AppError } from "./errors";

/** An expected failure of a form: `key` of account.json's `errors`, at a field when one is named. */
export function formError(key: string, field?: string): AppError {
  return new AppError("invalid", key, field ? { fields: { [field]: key } } : {});
}
