// The script of a report: filters, and closed cards opened for the printer. The page works without it. Its hash stands in
// the page's content security policy, so that nothing else on the page can run; a test holds the two together.

export const script = `"use strict";
(() => {
  const form = document.getElementById("filters");
  const cards = [...document.querySelectorAll("article.finding")];
  if (form === null) return;
  const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
  const update = () => {
    const data = new FormData(form);
    const severities = data.getAll("severity");
    const rule = data.get("rule");
    const folder = data.get("folder");
    const words = String(data.get("text")).toLowerCase().split(/\\s+/).filter((word) => word !== "");
    let shown = 0;
    for (const card of cards) {
      const { dataset } = card;
      const fits = severities.includes(dataset.severity) && (rule === "" || rule === dataset.rule) && (folder === "" || folder === dataset.folder);
      card.hidden = !(fits && words.every((word) => texts.get(card).includes(word)));
      if (!card.hidden) shown++;
    }
    for (const file of document.querySelectorAll("section.file")) file.hidden = file.querySelector("article.finding:not([hidden])") === null;
    form.elements.namedItem("count").value = form.dataset.count.replace("{0}", String(shown)).replace("{1}", String(cards.length));
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  const all = form.elements.namedItem("all");
  const details = cards.map((card) => card.querySelector("details"));
  const openAll = (wanted) => {
    for (const one of details) one.open = wanted;
    label();
  };
  const anyOpen = () => details.some((one) => one.open);
  const label = () => {
    all.textContent = anyOpen() ? all.dataset.close : all.dataset.open;
  };
  all.addEventListener("click", () => openAll(!anyOpen()));
  addEventListener("beforeprint", () => openAll(true));
  label();
  form.hidden = false;
  update();
})();
`;

/** SHA-256 of `script`, base64. */
export const scriptHash = "sha256-SkMs3YfRPihBLRhNMXC97RocfgXaFx/ahM8/jH3QWVU=";
