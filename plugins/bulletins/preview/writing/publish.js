// Publishing: what would change for readers, what stands against it, and the result.

import { announce, ask, button, failed, make, newId, say, sentence } from "./common.js";

const EVERY = 600;

function remembered(value) {
  try {
    if (value !== undefined) localStorage.setItem("writing-target", value);
    return localStorage.getItem("writing-target") ?? "github";
  } catch {
    return "github";
  }
}

/** Show where to publish, and what came of the last look; return what ends it. */
export function showPublish(main) {
  const [group, folderId] = [newId(), newId()];
  const before = remembered();
  const folder = make("input", { type: "text", id: folderId, value: before === "github" ? "" : before, autocomplete: "off", spellcheck: false,
    on: { focus: () => { places.folder.checked = true; changed(); }, input: () => changed() } });
  const places = Object.fromEntries(["github", "folder"].map((place) => [place, make("input", {
    type: "radio", name: group, id: newId(), checked: (place === "github") === (before === "github"), on: { change: () => changed() } })]));
  const row = (place, ...more) => make("div", {}, make("label", { for: places[place].id, class: "choice" }, places[place], say(`to-${place}`)), more);
  const looker = button(say("look"), () => begin(false), { class: "main" });
  const publisher = button(say("publish-now"), () => begin(true), { disabled: true });
  const verdict = make("p", { class: "verdict" });
  const text = make("pre", { class: "log", tabindex: 0, "aria-label": say("log"), hidden: true });
  const result = make("div", { class: "result" });
  let looked = "";
  let timer = 0;

  const target = () => (places.github.checked ? "github" : folder.value.trim());
  function changed() {
    publisher.disabled = !looked || looked !== target();
    publisher.classList.toggle("main", !publisher.disabled);
    looker.classList.toggle("main", publisher.disabled);
  }

  async function begin(go) {
    const wanted = target();
    if (!wanted) return folder.focus();
    remembered(wanted);
    looked = "";
    result.replaceChildren();
    show(await ask("publish", { target: wanted, go }).catch(failed), wanted);
  }

  function show(state, wanted) {
    clearTimeout(timer);
    if (state.problems) {
      verdict.textContent = state.problems.map(sentence).join(" ");
      verdict.className = "verdict error";
      return;
    }
    [looker.disabled, publisher.disabled] = [state.running, true];
    text.hidden = !state.text;
    text.textContent = state.text;
    verdict.className = "verdict";
    if (state.running) {
      verdict.textContent = say(state.go ? "publishing" : "looking", { seconds: state.seconds });
      timer = setTimeout(async () => show(await ask("publish-state").catch(failed), wanted), EVERY);
      return;
    }
    if (state.code === null) return;
    const done = state.code === 0;
    verdict.classList.toggle("error", !done);
    verdict.textContent = say(done ? (state.go ? "published-now" : "looked") : "publish-stopped", { seconds: state.seconds });
    announce(verdict.textContent);
    if (done && !state.go) looked = wanted;
    changed();
    if (done && state.go && state.address) {
      const isLink = /^https?:/.test(state.address);
      result.replaceChildren(isLink ? make("a", { class: "address", href: state.address, target: "_blank", rel: "noreferrer", text: state.address })
        : make("p", { class: "address", text: state.address }),
      ...(state.qr ? [make("img", { class: "qr", src: state.qr, alt: say("qr") }), make("p", { class: "hint", text: say("qr-hint") })] : []));
    }
  }

  main.replaceChildren(make("div", { class: "list publish" },
    make("h1", { text: say("publish") }), make("p", { class: "hint", text: say("publish-hint") }),
    make("div", { class: "places", role: "radiogroup", "aria-label": say("where") }, row("github"),
      row("folder", make("label", { for: folderId, class: "unseen", text: say("folder") }), folder)),
    make("div", { class: "actions" }, looker, publisher), verdict, result, text));
  ask("publish-state").then((state) => { if (state.running) show(state, ""); }).catch(() => {});
  return () => clearTimeout(timer);
}
