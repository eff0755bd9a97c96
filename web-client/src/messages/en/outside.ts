/** The first page. */
export const landing = {
  signIn: "Sign in",
  promise: "A table you can share.",
  evidence: "And the evidence that you may.",
  text: "Upload a real table. Get a synthetic one with the same shapes and trends, in which nobody is anybody, with privacy and quality in numbers.",
  start: "Start with your table",
  go: "To the dashboard",
  points: {
    privacy: { title: "Attacked before you share it", text: "Copies, near copies and returned personal values are looked for, and the worst finding decides the score." },
    quality: { title: "Measured against fresh rows", text: "A fifth of your table is held out. Every number stands beside what real, unseen rows would reach." },
    report: { title: "Written down for your officer", text: "A report with what was checked, how, what was found and what it does not say." },
  },
  limit: "A report is evidence for a risk assessment. It certifies nothing, and software alone can not.",
  drawing: "A solid violet curve, the real data, and a dashed cyan curve, the synthetic data, that follows it closely",
  real: "real",
  synthetic: "synthetic",
};

/** Signing in. */
export const login = {
  title: "Sign in",
  hint: "You sign in with your organisation. Syntho never sees your password.",
  go: "Continue",
};

/** Whether a report is genuine. */
export const verify = {
  title: "Is this report genuine?",
  hint: "Choose the PDF that you were given. Its fingerprint is taken in your browser; the document is not sent anywhere.",
  choose: "Choose the PDF",
  genuine: "It is genuine",
  genuineHint: (made: string | undefined) => `We made it${made === undefined ? "" : ` on ${made}`}, and it is unchanged.`,
  other: "It is not this report",
  otherHint: "We did not make it, it was changed, or it was deleted since.",
};
