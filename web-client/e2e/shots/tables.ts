const NAMES = ["Ada Obi", "Ben Okafor", "Chloé Martin", "Dara Singh", "Eva Novák", "Femi Ade", "Greta Blum", "Hugo Silva", "Ines Costa", "Jon Berg"];
const CITIES = ["Lagos", "Berlin", "Lima", "Nairobi", "Oslo"];
const PLANS = ["basic", "plus", "plus", "basic", "pro"];

/** A table with the personal data that a schema is to tell: names, addresses, telephones, and a little of everything else. */
export function customers(rows: number): string {
  let state = 7;
  const next = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const lines = Array.from({ length: rows }, (_, at) => {
    const name = NAMES[Math.floor(next() * NAMES.length)] ?? "";
    const [first = "", last = ""] = name.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "").split(" ");
    const age = Math.round(19 + 50 * next() * next() + 10 * next());
    const since = new Date(Date.UTC(2019, 0, 1) + Math.floor(next() * 2_400) * 86_400_000).toISOString().slice(0, 10);
    const income = Math.round(18_000 + age * 620 * (0.6 + next()));
    const balance = (income / 24) * next() * (next() < 0.08 ? -1 : 1);
    return [10_000 + at, name, `${first}.${last}${at}@example.com`, `+49 30 ${1_000_000 + Math.floor(next() * 8_999_999)}`, age, CITIES[Math.floor(next() * next() * 5)], PLANS[Math.floor(next() * 5)], since, income, balance.toFixed(2), next() < 0.11 ? "" : next() < 0.3].join(",");
  });
  return ["customer_id,name,email,phone,age,city,plan,customer_since,income,balance,churned", ...lines].join("\n");
}

/** A narrow table, quick to learn. */
export function people(rows: number): string {
  return ["age,city,income", ...Array.from({ length: rows }, (_, i) => `${20 + (i % 50)},${CITIES[i % 3]},${1000 + ((i * 37) % 4000)}`)].join("\n");
}
