// Entry of the bundle dist/server/node.js, which the VS Code client starts as a process of its own.
import { startNodeServer } from "../node.ts";

startNodeServer();
