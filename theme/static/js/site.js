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
  const parts = SEARCH;
  const link = find(".tools li:last-child a");
  if (parts.length) {
    const said = `"${link.text}"`;
    link.insertAdjacentHTML("beforebegin", `<form role=search data-search action=${link.pathname}><input type=search name=q autocomplete=off placeholder=${said} aria-label=${said}></form>`);
  }
  const here = document.currentScript.src;
  const open = () => parts.splice(0).forEach((name, at) => {
    const part = document.createElement(at ? "link" : "script");
    part.rel = "stylesheet";
    part[at ? "href" : "src"] = new URL(name, here);
    document.head.append(part);
  });
  addEventListener("focusin", (event) => event.target.name == "q" && open());
  if (location.search.startsWith("?q=")) open();

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
