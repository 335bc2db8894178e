"use strict";
// Filters, keys and verdicts. Text is only ever set as text; without this script the page still reads whole.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const findings = all("article");
  const filters = one("#filters");
  if (!filters) return;
  const token = one('meta[name="review-token"]')?.content;

  // Filters ---------------------------------------------------------------------------------------------------------
  let pair = null;
  const sides = (finding) => JSON.parse(finding.dataset.documents);
  const disagree = (found, [first, second]) => found.some((one, at) => one.includes(first) && found.some((other, to) => to !== at && other.includes(second)));

  function passes(finding) {
    const severities = all('[name="severity"]:checked', filters).map((box) => box.value);
    const words = one("#query").value.toLowerCase().split(/\s+/).filter(Boolean);
    const [rule, document_, verdict] = ["#rule", "#document", "#verdict"].map((id) => one(id).value);
    const found = sides(finding);
    return severities.includes(finding.dataset.severity)
      && (!rule || finding.dataset.rule === rule)
      && (!document_ || found.flat().includes(document_))
      && (!verdict || (finding.dataset.verdict || "none") === verdict)
      && (!pair || disagree(found, pair))
      && words.every((word) => finding.dataset.words.includes(word));
  }

  function show() {
    let shown = 0;
    for (const finding of findings) {
      finding.hidden = !passes(finding);
      shown += !finding.hidden;
    }
    for (const subject of all("section.subject")) subject.hidden = all("article", subject).every((finding) => finding.hidden);
    one("#nothing").hidden = shown > 0;
    one("#shown").textContent = shown === findings.length ? `${shown} shown` : `${shown} of ${findings.length} shown`;
  }

  function reset() {
    pair = null;
    filters.reset();
    show();
  }

  for (const kind of ["input", "change"]) filters.addEventListener(kind, () => { pair = null; show(); });
  filters.addEventListener("submit", (event) => event.preventDefault());
  one("#reset").addEventListener("click", reset);
  for (const button of all("button.pair")) button.addEventListener("click", () => {
    reset();
    pair = [button.dataset.first, button.dataset.second];
    show();
    go(1, null);
  });

  // Verdicts --------------------------------------------------------------------------------------------------------
  const chosen = (finding) => one(".judge [type=radio]:checked", finding)?.value || "";
  const reason = (finding) => one(".reason input", finding).value.trim();

  async function judged(finding) {
    finding.dataset.verdict = chosen(finding);
    finding.dataset.date = "";
    const said = one(".judge output", finding);
    if (!token) { said.textContent = ""; return; }
    try {
      const answer = await fetch("verdict", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Review-Token": token },
        body: JSON.stringify({ fingerprint: JSON.parse(finding.dataset.entry).fingerprint, verdict: chosen(finding), reason: reason(finding) }),
      });
      said.textContent = answer.ok ? "saved" : `not saved: ${await answer.text()}`;
    } catch {
      said.textContent = "not saved: the review server does not answer; start it again";
    }
  }

  function choose(finding, verdict) {
    for (const radio of all(".judge [type=radio]", finding)) radio.checked = radio.value === verdict;
    judged(finding);
  }

  for (const finding of findings) {
    finding.dataset.verdict = chosen(finding);
    one(".judge", finding).addEventListener("change", () => judged(finding));
    one(".clear", finding).addEventListener("click", () => choose(finding, ""));
  }

  // The baseline as `consistency baseline update` writes it: entries that this page does not show are kept.
  function baseline() {
    const judged = findings.filter(chosen).map((finding) => {
      const said = { date: finding.dataset.date || today(), ...(reason(finding) && { reason: reason(finding) }) };
      return { ...JSON.parse(finding.dataset.entry), ...said, ...(chosen(finding) !== "accepted" && { verdict: chosen(finding) }) };
    });
    const key = (entry) => [entry.rule, entry.documents.join("\n"), entry.fingerprint];
    const entries = [...JSON.parse(filters.dataset.kept), ...judged].sort((a, b) => {
      const [first, second] = [key(a), key(b)];
      const at = first.findIndex((part, index) => part !== second[index]);
      return at < 0 ? 0 : first[at] < second[at] ? -1 : 1;
    });
    return `${JSON.stringify({ version: Number(filters.dataset.version), entries }, null, 2)}\n`;
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  one("#export")?.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([baseline()], { type: "application/json" }));
    link.download = "consistency-baseline.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  // Keys ------------------------------------------------------------------------------------------------------------
  let last = null;
  const current = () => (last && !last.hidden ? last : null);
  document.addEventListener("focusin", (event) => { last = event.target.closest("article") || last; });

  function go(step, from = current()) {
    const shown = findings.filter((finding) => !finding.hidden);
    const at = shown.indexOf(from);
    const next = shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + step))];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  const verdicts = all('#verdict option').map((option) => option.value).slice(2);
  const keys = {
    j: () => go(1), k: () => go(-1), "/": () => one("#query").focus(), "?": () => one("#help").showModal(),
    r: () => current() && one(".reason input", current()).focus(), 0: () => current() && choose(current(), ""),
  };
  verdicts.forEach((verdict, index) => { keys[index + 1] = () => current() && choose(current(), verdict); });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input:not([type=radio]):not([type=checkbox]), select, textarea");
    if (event.key === "Escape" && typing) {
      event.target.blur();
      event.target.closest("article")?.focus();
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || one("#help").open || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  one("#help-open").addEventListener("click", () => one("#help").showModal());
  window.addEventListener("beforeprint", () => all("details").forEach((each) => { each.open = true; }));
  show();
})();
