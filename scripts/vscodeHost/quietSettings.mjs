/**
 * User settings for a VS Code that is driven by a script or shown for the first time.
 *
 * Guarantees: no telemetry, no update checks, no welcome pages, nothing written to disk unless it is saved.
 * Does not: touch any setting of cgovet.
 */

/** Settings for tests and demonstrations. */
export const quietSettings = {
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "chat.disableAIFeatures": true,
  "git.enabled": false,
  "files.autoSave": "off",
};

/** On top of them: characters sent one by one arrive as they are. */
export const plainTyping = {
  "editor.autoClosingBrackets": "never",
  "editor.autoClosingQuotes": "never",
  "editor.autoIndent": "none",
  "editor.quickSuggestions": false,
  "editor.suggestOnTriggerCharacters": false,
  "editor.wordBasedSuggestions": "off",
  "editor.parameterHints.enabled": false,
  "editor.formatOnType": false,
};
