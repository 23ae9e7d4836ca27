// Keeps a previewed page up to date: reloads it where it was scrolled to, and shows problems over it.
(() => {
  "use strict";
  const own = document.currentScript.dataset;
  const place = `preview-scroll:${location.pathname}`;
  let source = null;
  let leaving = false;
  let overlay = null;
  let shown = "";

  function listen() {
    if (source || document.visibilityState === "hidden") return;
    source = new EventSource("/__preview/events");
    source.onmessage = (message) => receive(JSON.parse(message.data));
    source.onerror = () => {
      if (!source || source.readyState !== EventSource.CLOSED) return;
      rest();
      setTimeout(listen, 1000);
    };
  }

  // A browser keeps few connections to one host: pages that nobody looks at give theirs back.
  function rest() {
    if (source) source.close();
    source = null;
  }

  function receive(state) {
    const stale = own.kind === "waiting" ? state.build !== own.build : state.version !== own.version;
    if (stale) reload();
    else if (own.kind === "site") show(state);
  }

  function reload() {
    if (leaving) return;
    leaving = true;
    rest();
    keep(`${scrollX},${scrollY}`);
    location.reload();
  }

  function keep(position) {
    try {
      sessionStorage.setItem(place, position);
    } catch { /* storage is switched off: the page starts at its top */ }
  }

  function takeKept() {
    try {
      const position = sessionStorage.getItem(place);
      sessionStorage.removeItem(place);
      return position;
    } catch {
      return null;
    }
  }

  function restoreScroll() {
    const position = takeKept();
    if (!position) return;
    const [left, top] = position.split(",").map(Number);
    const restore = () => scrollTo({ left, top, behavior: "instant" });
    restore();
    if (document.readyState !== "complete") addEventListener("load", restore, { once: true });
  }

  function show(state) {
    if (state.build === shown) return;
    shown = state.build;
    hide();
    if (!state.problems && !state.errors) return;
    overlay = element("div", { id: "preview-problems", lang: own.language, hidden: true });
    const style = element("link", { rel: "stylesheet", href: "/__preview/client.css" });
    style.onload = style.onerror = () => { style.getRootNode().host.hidden = false; };
    overlay.attachShadow({ mode: "open" }).append(style, state.errors ? errorPanel(state) : warningPanel(state));
    document.body.append(overlay);
  }

  function hide() {
    if (overlay) overlay.remove();
    overlay = null;
  }

  function errorPanel(state) {
    const panel = element("section", { className: "panel errors", ariaLabel: own.title });
    const top = element("header", {});
    const close = element("button", { type: "button", textContent: own.close, onclick: hide });
    top.append(element("h2", { textContent: own.title }), close);
    panel.append(top, problemLines(state.problems, "alert"));
    return panel;
  }

  function warningPanel(state) {
    const open = state.problems.split("\n").some(isOfThisPage);
    const panel = element("details", { className: "panel warnings", open });
    const lines = problemLines(state.problems, open ? "alert" : "status");
    panel.append(element("summary", { textContent: own.warnings }), lines);
    return panel;
  }

  // What is wrong with the very text on this page is not to be overlooked.
  function isOfThisPage(line) {
    const file = line.split("\t")[1] || "";
    return location.pathname.split("/").includes(file.split(/[\\/]/).at(-2));
  }

  function problemLines(problems, role) {
    const list = element("div", { className: "problems", role, tabIndex: 0 });
    for (const line of problems.split("\n")) {
      const [where, file, what] = line.split("\t");
      const row = element("p", {});
      if (what === undefined) {
        const [, place, said] = line.match(/^(\S.*?:\d+(?::\d+)?:)( .*)$/) || [null, "", line];
        if (place) row.append(element("strong", { textContent: place }));
        row.append(said);
      } else row.append(element("strong", { textContent: where }), ` ${what} `, copyButton(file));
      list.append(row);
    }
    return list;
  }

  // A page may not open a file of the computer: its path is there to be pasted into the editor.
  function copyButton(file) {
    const button = element("button", { type: "button", textContent: own.copy, title: file });
    button.onclick = () => navigator.clipboard.writeText(file).then(() => { button.textContent = file; });
    return button;
  }

  function element(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  restoreScroll();
  addEventListener("keydown", (key) => { if (key.key === "Escape") hide(); });
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  listen();
})();
