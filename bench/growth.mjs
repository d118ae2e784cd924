// `npm run bench:growth -- [--only ID,ID] [--quick] [--no-plots]`: how cost grows. Runs from source; see growth/measure.ts.
// Prints a table with the exponent of each curve (1 is linear) and writes docs/images/growth-*.svg. Takes some minutes;
// `--quick` leaves out the largest sizes and writes no plots.
import { parseArgs } from "node:util";
import { loadTypeScript } from "../scripts/loadTypeScript.mjs";

const { values } = parseArgs({ options: { only: { type: "string" }, quick: { type: "boolean", default: false }, "no-plots": { type: "boolean", default: false } } });
const { measureGrowth } = await loadTypeScript("bench/growth/measure.ts");
await measureGrowth({ only: values.only?.split(","), quick: values.quick, plots: !values.quick && !values["no-plots"] });
