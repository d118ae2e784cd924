// Files of a project that are neither Go nor C but decide how Go programs are built and run: by name alone. Pure and
// cheap, for walks over whole workspaces. A file counts in the folder it lies in.

/** How such a file is read: its comments and how it sets environment variables. */
export type ProjectFileKind = "goMod" | "make" | "docker" | "yaml" | "shell" | "json";

/** Folders that walks leave out since their names start with a dot, in which such files lie. */
export const projectFolders: readonly string[] = [".github", ".github/workflows", ".circleci", ".vscode", ".devcontainer", ".gitlab"];

/** The kind of a file by its name; `folder` is the name of the folder it lies in. Undefined for all others. */
export function projectFileKind(name: string, folder: string): ProjectFileKind | undefined {
  if (name === "go.mod" || name === "go.work") return "goMod";
  if (/^(?:GNU|BSD)?[Mm]akefile(?:\.\w+)?$|\.(?:mk|mak)$/.test(name)) return "make";
  if (/^(?:Docker|Container)file(?:[.-][\w.-]+)?$|\.(?:[Dd]ockerfile)$/.test(name)) return "docker";
  if (/\.(?:sh|bash|zsh)$|^\.(?:envrc|env)$/.test(name)) return "shell";
  if (/\.ya?ml$/.test(name)) return isBuildYaml(name, folder) ? "yaml" : undefined;
  return /^(?:settings|launch|tasks)\.json$/.test(name) && folder === ".vscode" ? "json" : name === "devcontainer.json" ? "json" : undefined;
}

/** Of the many YAML files those of build services, task runners and containers. */
function isBuildYaml(name: string, folder: string): boolean {
  if (/^(?:workflows|\.circleci|\.gitlab)$/.test(folder)) return true;
  return /^(?:\.travis|\.gitlab-ci|\.cirrus|\.drone|\.appveyor|appveyor|azure-pipelines|bitbucket-pipelines|cloudbuild|[Tt]askfile|(?:docker-)?compose(?:\.[\w-]+)?|\.goreleaser|\.air|action)\.ya?ml$/.test(name);
}

/** The cheap question about a text: nothing that rules look for in project files can be in it otherwise. */
export function mentionsCgocheck(text: string): boolean {
  return text.includes("cgocheck");
}
