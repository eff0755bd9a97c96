// The first load's budget: what index.html names, compressed. Fails the build's check when it grows beyond.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const MOST_KIB = 300;
const page = readFileSync("dist/index.html", "utf8");
const files = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file);
const kib = [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`)).length, 0) / 1024;
console.log(`first load: ${kib.toFixed(0)} KiB compressed in ${files.length} files (at most ${MOST_KIB})`);
process.exit(files.length > 0 && kib <= MOST_KIB ? 0 : 1);
