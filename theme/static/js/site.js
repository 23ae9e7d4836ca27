// Comforts that nothing depends on: the reader's own size and colours, sharing an address or copying it.
((words) => {
  const root = document.documentElement;
  const say = words[root.lang];
  const find = (selector) => document.querySelector(selector);

  // A browser may refuse to keep anything: then a choice holds for this page alone.
  let kept = {};
  try {
    kept = localStorage;
  } catch {}

  // Each choice has what it is called, then its options, in the page's language.
  const form = document.createElement("form");
  form.className = "choices";
  const options = { text: ["", "large", "largest"], theme: ["", "light", "dark"] };
  for (const name in options) {
    const [title, ...labels] = say[name];
    const select = document.createElement("select");
    labels.forEach((label, index) => select.add(new Option(label, options[name][index])));
    select.value = kept[name] || "";
    select.onchange = () => {
      root.dataset[name] = select.value;
      kept[name] = select.value;
    };
    root.dataset[name] = select.value;
    const label = document.createElement("label");
    label.append(title, select);
    form.append(label);
  }
  find(".footer").append(form);

  // The search comes when somebody turns to one of its boxes, at once where its page is asked something.
  // Where there is room the link to it becomes a box, in the place that the style sheet holds for it.
  const link = find("a[data-search]");
  if (link) {
    const form = document.createElement("form");
    const input = document.createElement("input");
    Object.assign(form, { role: "search", action: link.href }).dataset.search = "";
    Object.assign(input, { type: "search", name: "q", autocomplete: "off", placeholder: link.text, ariaLabel: link.text });
    form.append(input);
    link.before(form);
  }
  const boxes = document.querySelectorAll("form[data-search]");
  const here = document.currentScript.src;
  const parts = SEARCH;
  const search = () => {
    for (const name of parts.splice(0)) {
      const isScript = name.endsWith("js");
      const part = document.createElement(isScript ? "script" : "link");
      part[isScript ? "src" : "href"] = new URL(name, here);
      part.rel = "stylesheet";
      document.head.append(part);
    }
  };
  for (const box of boxes) {
    box.addEventListener("focusin", search);
    if (box.dataset.search == "page" && location.search.includes("q=")) search();
  }

  // An address is shared as the device does it, else copied; where a browser does neither, the button stays unseen.
  const share = find(".chips button");
  if (share && (navigator.share || navigator.clipboard)) {
    const url = find("[rel=canonical]").href;
    const said = document.createElement("output");
    share.closest("footer").append(said);
    share.onclick = () => {
      if (navigator.share) navigator.share({ title: document.title, url }).catch(() => {});
      else navigator.clipboard.writeText(url).then(() => (said.textContent = say.copied));
    };
    root.dataset.script = "";
  }
})(WORDS);
