import { readFileSync, writeFileSync } from "node:fs";
import { costPage } from "./cost/page.ts";
import { readRequestCosts } from "./cost/request-costs.ts";

// Writes docs/cost.md from docs/request-costs.json.

writeFileSync("docs/cost.md", costPage(readRequestCosts(readFileSync("docs/request-costs.json", "utf8"))));
