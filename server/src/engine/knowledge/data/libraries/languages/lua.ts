// Lua: the state owns threads, userdata and texts.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent } from "../../../tableEntries.ts";

export const lua: LibraryTable = {
  library: "Lua",
  header: "lua.h",
  source: "https://www.lua.org/manual/5.4/manual.html#lua_close",
  families: [
    { family: "lua_close", creates: ["luaL_newstate", "lua_newstate"], releases: ["lua_close"], lends: lent(0, "lua_newthread", "lua_tothread", "lua_tolstring", "luaL_tolstring", "lua_newuserdata", "lua_newuserdatauv", "lua_pushstring", "lua_pushlstring") },
  ],
};
