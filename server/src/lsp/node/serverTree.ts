// Files for a server in Node: `file:` from the disk, everything else from the editor.
import { createClientSourceTree } from "../../hosts/browser/clientHost.ts";
import { createNodeSourceTree } from "../../hosts/node/nodeSourceTree.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import type { EditorFiles } from "../platform.ts";

export function createServerTree(editor: EditorFiles): SourceTree {
  const disk = createNodeSourceTree();
  const remote = createClientSourceTree(editor);
  const treeOf = (uri: string): SourceTree => (uri.startsWith("file:") ? disk : remote);
  return { list: (uri) => treeOf(uri).list(uri), read: (uri) => treeOf(uri).read(uri) };
}
