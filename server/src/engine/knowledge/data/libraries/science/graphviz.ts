// Graphviz: graphs, contexts, rendered data. Nodes, edges and subgraphs belong to their graph.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out } from "../../../tableEntries.ts";

export const graphviz: LibraryTable = {
  library: "Graphviz",
  header: "graphviz/cgraph.h",
  source: "https://graphviz.org/docs/library/",
  families: [
    { family: "agclose", creates: ["agopen", "agread", "agmemread"], releases: ["agclose"], lends: lent(0, "agnode", "agsubg", "agroot") },
    { family: "gvFreeContext", header: "graphviz/gvc.h", creates: ["gvContext", "gvContextPlugins"], releases: ["gvFreeContext"] },
    { family: "gvFreeRenderData", header: "graphviz/gvc.h", creates: out(3, "gvRenderData"), releases: ["gvFreeRenderData"] },
  ],
};
