// Publishing: what would change for readers, what stands against it, and the result.

import { announce, ask, button, failed, language, make, newId, say, sentence } from "./common.js";

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
  const looker = button(say("look"), () => begin(false, ""), { class: "main" });
  const publisher = button(say("publish-now"), () => begin(true, looked.back), { disabled: true });
  const verdict = make("p", { class: "verdict" });
  const text = make("pre", { class: "log", tabindex: 0, "aria-label": say("log"), hidden: true });
  const result = make("div", { class: "result" });
  const earlier = earlierStates(() => target(), (commit) => begin(false, commit));
  let looked = { target: "", back: "" };
  let timer = 0;

  const target = () => (places.github.checked ? "github" : folder.value.trim());
  function changed() {
    publisher.disabled = !looked.target || looked.target !== target();
    publisher.textContent = say(looked.back && !publisher.disabled ? "back-publish" : "publish-now");
    publisher.classList.toggle("main", !publisher.disabled);
    looker.classList.toggle("main", publisher.disabled);
  }

  async function begin(go, back) {
    const wanted = { target: target(), back };
    if (!wanted.target) return folder.focus();
    remembered(wanted.target);
    looked = { target: "", back: "" };
    result.replaceChildren();
    show(await ask("publish", { go, ...wanted }).catch(failed), wanted);
    if (go) earlier.close();
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
    const ready = wanted.back ? "back-looked" : "looked";
    verdict.textContent = say(done ? (state.go ? "published-now" : ready) : "publish-stopped", { seconds: state.seconds });
    announce(verdict.textContent);
    if (wanted.back) verdict.parentElement.scrollIntoView();
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
    make("div", { class: "actions" }, looker, publisher), verdict, result, text, earlier.element));
  ask("publish-state").then((state) => { if (state.running) show(state, { target: "", back: "" }); }).catch(() => {});
  return () => clearTimeout(timer);
}

/** Return the list of what was published before; `look` is told the commit that somebody wants to return to. */
function earlierStates(target, look) {
  const rows = make("div", {});
  const element = make("details", { class: "earlier", on: { toggle: () => { if (element.open) list(); } } },
    make("summary", { text: say("back") }), make("p", { class: "hint", text: say("back-hint") }), rows);

  async function list() {
    rows.replaceChildren(make("p", { class: "hint", text: say("waiting") }));
    const given = await ask("publish-earlier", { target: target() }).catch(failed);
    if (given.problems) rows.replaceChildren(make("p", { class: "error", role: "alert", text: given.problems.map(sentence).join(" ") }));
    else if (given.states.length < 2) rows.replaceChildren(make("p", { text: say("back-none") }));
    else rows.replaceChildren(make("ul", { class: "states" }, given.states.map(state)));
  }

  function state({ commit, who, when, what }, place) {
    const time = new Date(when).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
    return make("li", {}, make("div", {}, make("strong", { text: time }), place === 0 && make("span", { class: "mark", text: say("back-online") }),
      make("p", { class: "above", text: `${what} · ${who}` })),
    place > 0 && button(say("back-look"), () => look(commit), { "aria-label": say("back-look-of", { when: time, what }) }));
  }

  return { element, close: () => { element.open = false; } };
}
