// Comforts that nothing depends on: the reader's own size and colours, sharing an address or copying it, large photos.
((words) => {
  const root = document.documentElement;
  const say = words[root.lang];
  const find = (selector) => document.querySelector(selector);
  const here = document.currentScript.src;
  const bring = (name, step) => {
    const part = document.createElement(name.endsWith(".css") ? "link" : "script");
    part.rel = "stylesheet";
    part[part.sheet === undefined ? "src" : "href"] = new URL(name, here);
    if (step) part.dataset.step = "";
    document.head.append(part);
  };

  // A browser may refuse to keep anything: then a choice holds for this page alone.
  let kept = {};
  try {
    kept = localStorage;
  } catch {}

  // One button on top opens the choices. Each has what it is called, then its options, in the page's language.
  const box = document.createElement("details");
  box.insertAdjacentHTML("beforeend", `<summary aria-label="${say.choices}">Aa</summary><div></div>`);
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
    box.lastChild.append(label);
  }
  box.onkeydown = (event) => {
    if (event.key == "Escape") box.open = false;
  };
  find(".choices").append(box);

  // The search comes when somebody turns to one of its boxes, at once where its page is asked something.
  // Where there is room the link to it becomes a box, in the place that the style sheet holds for it.
  const parts = SEARCH;
  const link = find(".tools li:last-child a");
  if (parts.length) {
    const said = `"${link.text}"`;
    link.insertAdjacentHTML("beforebegin", `<form role=search data-search action=${link.pathname}><input type=search name=q autocomplete=off placeholder=${said} aria-label=${said}><button hidden>${link.text}</button></form>`);
  }
  const open = () => parts.splice(0).forEach((name) => bring(name));
  addEventListener("focusin", (event) => event.target.name == "q" && open());
  if (location.search.startsWith("?q=")) open();

  // The unit that a reader keeps on this device leads from the masthead.
  const [path, name] = kept[new URL("..", here) + root.lang]?.split("\n") || [];
  if (name) {
    const menu = find("#menu ul");
    menu.insertAdjacentHTML("afterbegin", "<li id=mine><a></a>");
    Object.assign(find("#mine a"), { href: path, text: name });
    menu.scrollTop = 0;
  }

  // A keyboard stops at a table only where some of it is out of sight.
  const tables = new ResizeObserver((seen) => seen.forEach(({ target: frame }) => {
    const hides = frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight;
    frame.tabIndex = hides - 1;
  }));
  document.querySelectorAll(".table").forEach((frame) => tables.observe(frame));

  // What large photos do with keys and swipes comes with the first of them.
  const viewer = VIEWER;
  const look = (step) => bring(viewer.splice(0)[0], step);
  if (viewer.length && find(".large")) {
    addEventListener("click", (event) => viewer.length && event.target.closest('a[href$=".large"]') && look(true));
    if (find(".large:target")) look();
  }

  // An address is shared as the device does it. Any browser can copy it, those inside other programs the old way.
  const share = find("#share");
  const address = find("[rel=canonical]");
  if (share && address) {
    const url = address.href;
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    share.after(said);
    find("#share button").onclick = () => {
      const done = () => (said.textContent = say.copied);
      const copy = () => {
        const field = document.createElement("input");
        field.value = url;
        field.readOnly = true;
        field.ariaLabel = say.address;
        said.replaceChildren(field);
        field.select();
        if (document.execCommand("copy")) done();
      };
      if (navigator.clipboard) navigator.clipboard.writeText(url).then(done, copy);
      else copy();
    };
    if (navigator.share) {
      find("[href='#share']").onclick = (event) => {
        event.preventDefault();
        navigator.share({ title: document.title, url }).catch(() => {});
      };
    }
    root.dataset.script = "";
  }
})(WORDS);
