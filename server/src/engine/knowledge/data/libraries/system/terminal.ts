// Line editing: readline, linenoise, editline. Lines come from malloc; the history copies what is added. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";

export const lineEditingTable: LibraryTable = {
  library: "readline and editline",
  header: "readline/readline.h",
  source: "https://tiswww.case.edu/php/chet/readline/readline.html",
  families: [
    { family: "malloc", creates: [{ name: "readline", params: ["borrows"] }, "rl_filename_completion_function", "rl_username_completion_function", "tilde_expand"], releases: [] },
    { family: "malloc", header: "linenoise.h", source: "https://github.com/antirez/linenoise#readme", creates: [{ name: "linenoise", params: ["borrows"] }], releases: ["linenoiseFree"] },
    { family: "el_end", header: "histedit.h", source: "https://man.netbsd.org/editline.3", creates: ["el_init"], releases: ["el_end"] },
  ],
  rows: [
    { name: "add_history", header: "readline/history.h", params: ["borrows"] }, { name: "linenoiseHistoryAdd", header: "linenoise.h", params: ["borrows"] },
    { name: "el_gets", header: "histedit.h", returnsBorrowed: 0 },
  ],
};

export const sambaTable: LibraryTable = {
  library: "libsmbclient",
  header: "libsmbclient.h",
  source: "https://www.samba.org/samba/docs/current/man-html/libsmbclient.7.html",
  families: [{ family: "smbc_free_context", creates: ["smbc_new_context"], releases: [{ name: "smbc_free_context", onSuccess: true }], lends: [{ name: "smbc_getNetbiosName", owner: 0 }, { name: "smbc_getWorkgroup", owner: 0 }, { name: "smbc_getUser", owner: 0 }] }],
  rows: [{ name: "smbc_init_context", params: ["borrows"], returnsParam: 0 }],
};
