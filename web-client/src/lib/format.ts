import { t } from "@/messages";

/** A moment as messages hold it. */
interface Timestamp {
  readonly seconds: bigint;
  readonly nanos: number;
}

const locale = spokenHere(typeof navigator === "undefined" ? [] : navigator.languages);
const whole = new Intl.NumberFormat(locale);
const short = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
const exact = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
const hours = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "long" });

const { sizes: UNITS } = t.words;
const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** The first language that this browser can also format in: some systems name one that does not exist. */
function spokenHere(languages: readonly string[]): string {
  for (const language of languages) {
    try {
      return Intl.getCanonicalLocales(language)[0] ?? "en";
    } catch {
      // Not a language tag.
    }
  }
  return "en";
}

/** 32,561 */
export function count(value: number | bigint): string {
  return whole.format(value);
}

/** 1.4M */
export function compact(value: number | bigint): string {
  return short.format(value);
}

/** A number with `digits` digits after the point, by locale. */
export function decimal(value: number, digits = 3): string {
  return value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** 3.1E-6 */
export function small(value: number): string {
  return value.toLocaleString(locale, { notation: "scientific", maximumFractionDigits: 1 });
}

/** 0.0099, with no digit that says nothing. */
export function figure(value: number): string {
  return value.toLocaleString(locale, { maximumSignificantDigits: 6 });
}

/** A share as per cent. */
export function percent(share: number, digits = 1): string {
  return share.toLocaleString(locale, { style: "percent", minimumFractionDigits: 0, maximumFractionDigits: digits });
}

/** 3.1 MiB */
export function bytes(value: number | bigint): string {
  let size = Number(value);
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${size.toLocaleString(locale, { maximumFractionDigits: unit === 0 || size >= 100 ? 0 : 1 })} ${UNITS[unit]}`;
}

/** 1 min 20 s */
export function duration(seconds: number): string {
  const rounded = Math.max(0, Math.round(seconds));
  const hours = Math.floor(rounded / 3600);
  const minutes = Math.floor((rounded % 3600) / 60);
  if (hours > 0) {
    return t.words.hours(hours, minutes);
  }
  return minutes > 0 ? t.words.minutes(minutes, rounded % 60) : t.words.seconds(rounded);
}

/** The moment of a message, if it has one. */
export function date(time: Timestamp | undefined): Date | undefined {
  return time && new Date(Number(time.seconds) * 1000 + time.nanos / 1e6);
}

/** Nov 23, 2026, 11:00:03 AM */
export function moment(time: Date): string {
  return exact.format(time);
}

/** 11:00:03 AM */
export function clock(time: Date): string {
  return hours.format(time);
}

/** Nov 23, 2026 */
export function onDay(time: Date): string {
  return day.format(time);
}

/** 5 minutes ago; what is nearer than a minute is now */
export function ago(time: Date, now = Date.now()): string {
  const seconds = (time.getTime() - now) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) {
      return relative.format(Math.round(seconds / size), unit);
    }
  }
  return relative.format(0, "second");
}
