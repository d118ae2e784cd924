// igraph: graphs, vectors and matrices live in memory of the caller.
import type { LibraryTable } from "../../../libraryTable.ts";
import { inPlace } from "../../../tableEntries.ts";

export const igraph: LibraryTable = {
  library: "igraph",
  header: "igraph/igraph.h",
  source: "https://igraph.org/c/html/latest/",
  families: [
    {
      family: "igraph_destroy",
      creates: inPlace(0, "igraph_empty", "igraph_create", "igraph_small", "igraph_copy", "igraph_famous", "igraph_ring", "igraph_star", "igraph_full", "igraph_read_graph_edgelist", "igraph_read_graph_graphml", "igraph_read_graph_gml", "igraph_read_graph_ncol", "igraph_read_graph_pajek"),
      releases: ["igraph_destroy"],
    },
    { family: "igraph_vector_destroy", creates: inPlace(0, "igraph_vector_init", "igraph_vector_init_array", "igraph_vector_copy"), releases: ["igraph_vector_destroy"] },
    { family: "igraph_vector_int_destroy", creates: inPlace(0, "igraph_vector_int_init", "igraph_vector_int_init_array"), releases: ["igraph_vector_int_destroy"] },
    { family: "igraph_matrix_destroy", creates: inPlace(0, "igraph_matrix_init", "igraph_matrix_copy"), releases: ["igraph_matrix_destroy"] },
  ],
};
