// The settings section of package.json. Guarantees: everything else in the manifest stays as it is.

/**
 * @param {string} present text of package.json
 * @param {object} configuration `contributes.configuration`
 * @returns {string}
 */
export function manifestText(present, configuration) {
  const manifest = JSON.parse(present);
  const contributes = { ...manifest.contributes, configuration };
  return `${JSON.stringify({ ...manifest, contributes }, undefined, 2)}\n`;
}
