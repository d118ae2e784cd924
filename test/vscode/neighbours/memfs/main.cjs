// A file system that is on no disk: `memfs:/`, empty but for the folder `/shop`.
"use strict";
const vscode = require("vscode");

exports.activate = (context) => {
  /** Path → bytes of a file, or null for a folder. */
  const entries = new Map([["/", null], ["/shop", null]]);
  const changed = new vscode.EventEmitter();
  const tell = (type, uri) => changed.fire([{ type, uri }]);
  const parentOf = (path) => path.slice(0, path.lastIndexOf("/")) || "/";
  const entry = (uri) => {
    const found = entries.get(uri.path);
    if (found === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return found;
  };
  const remove = (uri) => {
    entry(uri);
    for (const path of [...entries.keys()]) if (path === uri.path || path.startsWith(`${uri.path}/`)) entries.delete(path);
    tell(vscode.FileChangeType.Deleted, uri);
  };
  const provider = {
    onDidChangeFile: changed.event,
    watch: () => ({ dispose: () => undefined }),
    stat: (uri) => {
      const bytes = entry(uri);
      return { type: bytes === null ? vscode.FileType.Directory : vscode.FileType.File, ctime: 0, mtime: Date.now(), size: bytes?.length ?? 0 };
    },
    readDirectory: (uri) => {
      entry(uri);
      const below = [...entries].filter(([path]) => path !== "/" && parentOf(path) === uri.path);
      return below.map(([path, bytes]) => [path.slice(path.lastIndexOf("/") + 1), bytes === null ? vscode.FileType.Directory : vscode.FileType.File]);
    },
    readFile: (uri) => {
      const bytes = entry(uri);
      if (bytes === null) throw vscode.FileSystemError.FileIsADirectory(uri);
      return bytes;
    },
    writeFile: (uri, bytes) => {
      if (!entries.has(parentOf(uri.path))) throw vscode.FileSystemError.FileNotFound(uri);
      const isNew = !entries.has(uri.path);
      entries.set(uri.path, bytes);
      tell(isNew ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed, uri);
    },
    createDirectory: (uri) => {
      entries.set(uri.path, null);
      tell(vscode.FileChangeType.Created, uri);
    },
    delete: remove,
    rename: () => {
      throw vscode.FileSystemError.NoPermissions("memfs renames nothing");
    },
  };
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider("memfs", provider, { isCaseSensitive: true }));
};
