// The build embeds `.wasm` files as bytes (esbuild loader `binary`).
declare module "*.wasm" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
