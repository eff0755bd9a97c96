import { en } from "./en";

/** What the dashboard says. Another language is another value of this type: the compiler names what it lacks. */
export type Messages = typeof en;

/** The messages of this page. */
export const t: Messages = en;
