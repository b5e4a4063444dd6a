// Brings the viewers named in package.json to where the application serves scripts from, with their licences. Does nothing
// where they are there already: the first command of the README stays quick.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(process.argv[2], "static", "js", "lib");
const stamp = join(target, "package-lock.json");
const lock = readFileSync(join(here, "package-lock.json"), "utf8");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  const installed = join(here, "node_modules", ".firebreak-lock");
  if (!existsSync(installed) || readFileSync(installed, "utf8") !== lock) {
    execFileSync("npm", ["ci"], { cwd: here, stdio: ["ignore", "ignore", "inherit"] });
    writeFileSync(installed, lock);
  }
  for (const [name, files] of Object.entries({
    "bpmn-js": ["LICENSE", "dist/bpmn-navigated-viewer.production.min.js", "dist/assets/diagram-js.css", "dist/assets/bpmn-js.css"],
    "dmn-js": ["LICENSE", "dist/dmn-viewer.production.min.js", "dist/assets/dmn-js-shared.css", "dist/assets/dmn-js-decision-table.css"],
  })) {
    for (const file of files) {
      cpSync(join(here, "node_modules", name, file), join(target, name, file));
    }
  }
  writeFileSync(stamp, lock);
}
