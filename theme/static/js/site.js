// Comforts that nothing depends on: sharing and copying an address, and the reader's own size and colours.
(() => {
  "use strict";
  const root = document.documentElement;
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  // A browser may refuse to keep anything: then a choice holds for this page alone.
  const kept = (act) => {
    try {
      return act(localStorage) || "";
    } catch {
      return "";
    }
  };
  const apply = (name, value) => {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  };

  each("[data-choice]", (choice) => {
    const name = choice.dataset.choice;
    choice.value = kept((store) => store.getItem(name));
    apply(name, choice.value);
    choice.addEventListener("change", () => {
      apply(name, choice.value);
      kept((store) => (choice.value ? store.setItem(name, choice.value) : store.removeItem(name)));
    });
  });

  const canonical = document.querySelector('link[rel="canonical"]');
  const address = canonical ? canonical.href : location.href.split("#")[0];

  each("[data-copy]", (button) => {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () =>
      navigator.clipboard.writeText(address).then(() => {
        button.parentElement.querySelector('[role="status"]').textContent = button.dataset.copy;
      }),
    );
  });
  each("[data-share]", (button) => {
    button.hidden = !navigator.share;
    button.addEventListener("click", () => navigator.share({ title: document.title, url: address }).catch(() => {}));
  });
  root.dataset.script = "";
})();
