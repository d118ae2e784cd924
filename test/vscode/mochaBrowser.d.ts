/** Mocha's browser build: loading it makes `mocha` global; it exports nothing. */
declare module "mocha/mocha.js";
