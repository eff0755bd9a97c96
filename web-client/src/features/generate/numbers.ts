import { z } from "zod";
import { count, figure } from "@/lib/format";
import { t } from "@/messages";

const words = t.generate;

/** A number in a field, or nothing: an empty text. The message is the field's own: that of a union would be "Invalid input". */
function number(complaint: (value: number) => string | undefined) {
  return z.string().transform((text, context): number | "" => {
    if (text.trim() === "") {
      return "";
    }
    const value = Number(text);
    const message = Number.isNaN(value) ? words.number : complaint(value);
    if (message !== undefined) {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    }
    return value;
  });
}

/** A whole number from `least` to `most`, or nothing. */
export function whole(least: number, most: number) {
  return number((value) => (!Number.isInteger(value) ? words.wholeNumber : value < least ? words.atLeast(count(least)) : value > most ? words.atMost(count(most)) : undefined));
}

/** A number from `least` to `most`, or nothing. */
export function real(least: number, most: number) {
  return number((value) => (value >= least && value <= most ? undefined : words.fromTo(figure(least), figure(most))));
}

/** A number above `above` and to `most`, or nothing. */
export function fraction(above: number, most: number) {
  return number((value) => (value > above && value <= most ? undefined : words.between(figure(above), figure(most))));
}
