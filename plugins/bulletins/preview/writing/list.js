// The list of all texts, and the ways to begin a new one.

import { announce, ask, button, encoded, failed, make, plain, say, sentence } from "./common.js";
import { keepReport, openPackage } from "./package.js";
import { picker } from "./picker.js";

const STATES = ["draft", "held", "refused", "published", "withdrawn"];
const STEP = 60;
const wanted = { words: "", state: "" };

/** Show the list; return what ends it. */
export function showList(main, known, events, site) {
  let shown = STEP;
  const list = make("ul", { class: "texts" });
  const count = make("p", { class: "count", role: "status" });
  const more = button(say("more"), () => { shown += STEP; draw(); }, { class: "more" });
  const chips = make("div", { class: "chips", role: "group", "aria-label": say("state") });
  const search = make("input", {
    type: "search", id: "search", value: wanted.words, autocomplete: "off",
    on: { input: () => { wanted.words = search.value; shown = STEP; draw(); } },
  });

  function draw() {
    const groups = grouped(known.texts);
    const found = groups.filter(isWanted);
    chips.replaceChildren(...["", ...STATES].map((state) => chip(state, groups)).filter(Boolean));
    list.replaceChildren(...found.slice(0, shown).map((group) => row(group, known)));
    count.textContent = say("count", { shown: found.length, all: groups.length });
    more.hidden = found.length <= shown;
  }

  function chip(state, groups) {
    const number = groups.filter((group) => state === "" || group.some((text) => text.state === state)).length;
    const act = () => {
      wanted.state = state;
      shown = STEP;
      draw();
      chips.querySelector("[aria-pressed=true]").focus();
    };
    const text = `${say(state ? `state-${state}` : "state-all")} ${number}`;
    return number || state === wanted.state || !state
      ? button(text, act, { class: "chip", "aria-pressed": String(state === wanted.state) }) : null;
  }

  const renew = async () => {
    const newer = await site(true).catch(() => null);
    if (newer && !newer.problems) { known = newer; draw(); }
  };
  events.addEventListener("build", renew);
  const back = () => dispatchEvent(new HashChangeEvent("hashchange"));
  main.replaceChildren(
    make("div", { class: "list" },
      make("h1", { text: say("texts") }),
      beginnings(known, (file) => openPackage(main, file, known, back)),
      make("div", { class: "filters" },
        make("label", { for: "search", text: say("find") }), search, chips),
      count, list, more));
  draw();
  return () => events.removeEventListener("build", renew);
}

/** Return texts with their translations: the original first. */
function grouped(texts) {
  const groups = new Map();
  for (const text of texts) {
    const key = `${text.kind}/${text.slug}`;
    groups.set(key, [...(groups.get(key) ?? []), text]);
  }
  return [...groups.values()].map((group) => group.sort((one, other) => one.translation - other.translation));
}

function isWanted(group) {
  if (wanted.state && !group.some((text) => text.state === wanted.state)) return false;
  const held = plain(group.map((text) => [text.title, text.slug, text.date, ...text.units].join(" ")).join(" "));
  return plain(wanted.words).split(/\s+/).every((word) => held.includes(word));
}

function row(group, known) {
  const [first, ...others] = group;
  const facts = [first.units.join(", "), day(first.date), first.kind === "page" ? say("page") : ""].filter(Boolean);
  const marks = [make("span", { class: `state ${first.state}`, text: say(`state-${first.state}`) })];
  const sum = (key) => group.reduce((all, text) => all + text[key], 0);
  if (sum("errors")) marks.push(make("span", { class: "mark error", text: say("errors", { count: sum("errors") }) }));
  if (sum("warnings")) marks.push(make("span", { class: "mark", text: say("warnings", { count: sum("warnings") }) }));
  const languages = others.map((text) =>
    make("a", { class: "translation", href: `#/${text.path}`, lang: text.language,
      text: known.languages[text.language] ?? text.language, title: text.title }));
  return make("li", { class: "text" },
    make("p", { class: "facts" }, facts.join(" · ")),
    make("h2", {}, make("a", { href: `#/${first.path}`, lang: first.language, text: first.title })),
    make("p", { class: "marks" }, marks, languages),
    first.changed && make("p", { class: "changed", text: say("changed", { when: moment(first.changed) }) }));
}

function day(iso) {
  return iso.split("-").reverse().join("-");
}

function moment(iso) {
  return `${day(iso.slice(0, 10))} ${iso.slice(11, 16)}`;
}

/** Return the two beginnings: a document that is dropped or chosen, and an empty text. */
function beginnings(known, asPackage) {
  const report = make("div", { class: "report" });
  const input = make("input", {
    type: "file", id: "documents", class: "file", multiple: true, accept: ".docx,.docm,.odt,.html,.htm,.zip,.txt",
    on: { change: () => take([...input.files]) },
  });
  const place = make("div", { class: "drop" },
    make("label", { for: "documents", class: "button main", text: say("choose-document") }), input,
    make("p", { class: "hint", text: say("drop-here") }));
  place.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("over"); });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    take([...event.dataTransfer.files]);
  });

  function refuse(file, problems) {
    report.replaceChildren(...problems.map((found) =>
      make("p", { role: "alert", class: "error", text: `${file.name}: ${sentence(found)}` })));
  }

  async function take(files) {
    for (const file of files) {
      report.replaceChildren(make("p", { text: say("reading", { name: file.name }) }));
      const opened = file.name.toLowerCase().endsWith(".zip") ? await asPackage(file) : null;
      if (opened) {
        input.value = "";
        if (opened.problems) refuse(file, opened.problems);
        return;
      }
      const given = await ask("add-document", { name: file.name, data: await encoded(file) })
        .catch(failed);
      input.value = "";
      if (given.problems) {
        refuse(file, given.problems);
        return;
      }
      for (const draft of given.drafts) keepReport(draft.path, draft.report);
      if (files.length === 1 && given.drafts.length === 1) {
        location.hash = `#/${given.drafts[0].path}`;
        return;
      }
      report.replaceChildren(...given.drafts.map((draft) =>
        make("p", {}, make("a", { href: `#/${draft.path}`, text: draft.title || draft.path }))));
    }
  }

  return make("div", { class: "beginnings" }, place, newText(known), report);
}

function newText(known) {
  const title = make("input", { type: "text", id: "new-title", required: true, autocomplete: "off" });
  const unit = picker({
    label: say("field-unit"), value: [], single: true,
    choices: known.units.filter((each) => !each.ended), change: () => {},
  });
  const wrong = make("p", { class: "error", role: "alert" });
  const dialog = make("dialog", { class: "dialog", "aria-labelledby": "new-head" },
    make("form", { method: "dialog", on: { submit: begin } },
      make("h2", { id: "new-head", text: say("new") }),
      make("label", { for: "new-title", text: say("field-title") }), title,
      unit.element, wrong,
      make("div", { class: "actions" },
        make("button", { class: "main", text: say("begin") }),
        button(say("cancel"), () => dialog.close()))));

  async function begin(event) {
    event.preventDefault();
    const given = await ask("new", { title: title.value, unit: unit.value()[0] ?? "" })
      .catch(failed);
    if (given.problems) wrong.textContent = given.problems.map(sentence).join(" ");
    else {
      dialog.close();
      location.hash = `#/${given.path}`;
    }
  }

  return make("div", { class: "new" }, button(say("new"), () => { dialog.showModal(); title.focus(); }), dialog);
}
