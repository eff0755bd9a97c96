/** The dashboard's first page. */
export const dashboard = {
  hello: (name: string) => `Hello, ${name}`,
  stranger: "there",
  hint: "Your tables, what was made of them, and the evidence.",
  synthetic: "Synthetic tables",
  latest: "The latest",
  allDatasets: "All datasets",
  month: "This month",
  generations: "Generations",
  used: "Generations used",
  renews: (day: string) => `renews on ${day}`,
  first: {
    title: "Your first synthetic table",
    hint: "Three steps, some minutes.",
    bring: "Bring a table",
    bringHint: "CSV, JSON, Parquet or Excel. No table at hand? Take ours: 32,561 people of the 1994 census.",
    upload: "Upload yours",
    check: "Check what was understood",
    checkHint: "Types, meanings, personal data: correct what is wrong.",
    look: "Look at the schema",
    make: "Make the synthetic table",
    makeHint: "And read how private and how faithful it is.",
    choose: "Choose a method",
  },
};

/** The account. */
export const settings = {
  title: "Settings",
  account: "Account",
  name: "Name",
  nameHint: "Stands on reports",
  nameLong: "at most 200 characters",
  saved: "Saved.",
  appearance: "Appearance",
  theme: "Theme",
  quota: "Quota",
  month: "Generations this month",
};
