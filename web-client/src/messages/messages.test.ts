import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");
/** The page for those who build, and the messages themselves. */
const APART = /^(features\/design|messages)\//;
const SPOKEN = new Set(["title", "hint", "label", "aria-label", "placeholder", "text", "description", "action", "name", "alt"]);
const SENTENCE = /^[A-Z][a-z]+ [a-z]/;

function files(): readonly string[] {
  return readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".test.ts") && !APART.test(file));
}

/** What a file says to people by itself. */
function literals(file: string, source: string): readonly string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, text: string) => found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text.trim()}`);
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) {
      note(node, node.text);
    } else if (ts.isJsxAttribute(node) && node.name.getText() === "className") {
      return;
    } else if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer !== undefined && ts.isStringLiteral(node.initializer) && node.name.getText() !== "name") {
      note(node, node.initializer.text);
    } else if ((ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) && SENTENCE.test(node.text)) {
      note(node, node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

test("what the dashboard says stands in messages, in one place", () => {
  expect(files().length).toBeGreaterThan(40);
  expect(files().flatMap((file) => literals(file, readFileSync(join(ROOT, file), "utf8")))).toEqual([]);
});

test("a sentence anywhere else would be found", () => {
  expect(literals("a.tsx", 'const a = <p title="x">Hello</p>;')).toHaveLength(2);
  expect(literals("a.tsx", "const a = `Some words ${1}`;")).toHaveLength(1);
  expect(literals("a.tsx", 'const a = <p className="Flex items">{t.app.name}</p>;')).toEqual([]);
});
