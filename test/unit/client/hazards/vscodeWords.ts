// `vscode.l10n` as far as words need it: English, with the placeholders filled in.

export const l10n = {
  t: (text: string, ...values: readonly unknown[]): string => text.replace(/\{(\d+)\}/g, (_match, index: string) => String(values[Number(index)])),
};
