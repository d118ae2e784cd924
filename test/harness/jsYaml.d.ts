// The one function of js-yaml that tests use; the package brings no types.
declare module "js-yaml" {
  /** Parses one document by YAML 1.2; throws YAMLException with the place of the fault. */
  export function load(text: string): unknown;
}
