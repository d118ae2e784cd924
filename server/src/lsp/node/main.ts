// Entry of the bundle dist/server/node.js: loading it starts the server. The VS Code client runs it as a process of its
// own, `cgovet lsp` loads it.
import "../../hosts/node/fastStart.ts";
import { startNodeServer } from "../node.ts";

startNodeServer();
