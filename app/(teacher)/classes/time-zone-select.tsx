import { FormSelect } from "@/app/_ui/action-form";

/** A choice of every time zone there is. */
export function TimeZoneSelect({ timeZone, label, hint }: { timeZone: string; label: string; hint: string }) {
  const zones = [...new Set([timeZone, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
  return (
    <FormSelect
      name="timeZone"
      label={label}
      hint={hint}
      defaultValue={timeZone}
      options={zones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
    />
  );
}
