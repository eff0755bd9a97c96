import { describe, expect, test } from "vitest";
import { apiAs } from "./api";
import { expectAccessible } from "./axe";
import { signIn, somebody } from "./browser";
import { frames, told } from "./frames";
import { sent } from "./made";
import { withDatabase } from "./platform";
import { go, journeys, people } from "./walk";

const { walk } = journeys();
const MANY = 10_000;
/** What the list asks for at once. */
const PAGE = 200;

/** Gives `user` one table by the way that all take, and 9,999 more like it that only the database knows of. */
async function manyDatasets(user: string): Promise<void> {
  const name = await sent(await apiAs(user), "first.csv", people(100));
  await withDatabase(async (sql) => {
    const made = await sql`
      insert into datasets (id, user_id, name, file_name, file_path, file_size, file_type, checksum, row_count, column_count, schema, status, created_at)
      select gen_random_uuid(), user_id, 'Table ' || lpad(number::text, 5, '0'), 'table-' || number || '.csv', file_path, file_size, file_type, checksum,
             row_count, column_count, schema, status, created_at - number * interval '1 minute'
      from datasets, generate_series(1, ${MANY - 1}) number where id = ${name.slice("datasets/".length)}`;
    expect(made.count).toBe(MANY - 1);
  });
}

describe.each(["desk", "phone"] as const)("on a %s", (size) => {
  test("ten thousand datasets scroll to the last one, and only those in sight are in the page", () =>
    walk({ size }, async (page) => {
      const user = somebody();
      await manyDatasets(user);
      await signIn(page, user);
      let pages = 0;
      page.on("request", (request) => (pages += request.url().endsWith("/ListDatasets") && request.method() === "POST" ? 1 : 0));
      await go(page, "Datasets");
      const list = page.getByRole("list", { name: "Datasets" });
      const rows = list.getByRole("listitem");
      await rows.first().waitFor();
      await expectAccessible(page, "many datasets");
      pages = 1;
      let most = 0;
      let reached = false;
      const look = async () => {
        const texts = await rows.allTextContents();
        most = Math.max(most, texts.length);
        reached = texts.some((text) => text.includes("Table 09999"));
      };
      await list.hover();
      const smooth = await frames(page, async () => {
        for (let turn = 0; turn < 40; turn++) {
          await page.mouse.wheel(0, 900);
          await look();
        }
      });
      // To the end of what is there, again and again: more comes each time.
      await list.focus();
      for (const end = Date.now() + 200_000; Date.now() < end && !reached; await look()) {
        await page.keyboard.press("End");
      }
      console.log(`${MANY} datasets, ${size}: ${told(smooth)}; at most ${most} rows in the page, ${pages} pages asked for`);
      expect(reached, "the last one").toBe(true);
      expect(most).toBeLessThan(100);
      expect(pages).toBe(MANY / PAGE);

      await page.getByLabel("Search by name").fill("Table 04242");
      await list.getByText("Table 04242", { exact: true }).waitFor();
      await expect.poll(() => rows.count()).toBe(1);
      await rows.first().getByRole("link").click();
      await page.getByRole("heading", { name: "Table 04242" }).waitFor();
    }), 300_000);
});
