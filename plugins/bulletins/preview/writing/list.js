// The list of all texts, and the ways to begin a new one.

import { announce, ask, button, encoded, failed, language, make, plain, say, sentence } from "./common.js";
import { keepReport, openPackage } from "./package.js";
import { picker } from "./picker.js";
import { newUnit } from "./unit.js";

const STATES = ["draft", "held", "refused", "published", "withdrawn"];
const STEP = 60;
const CONCERNS = ["stale", "alt", "links"];
const wanted = { words: "", state: "", concern: "", units: [] };

/** Show the list; return what ends it. */
export function showList(main, known, events, site) {
  let shown = STEP;
  let past = { known: false };
  const list = make("ul", { class: "texts" });
  const count = make("p", { class: "count", role: "status" });
  const more = button(say("more"), () => { shown += STEP; draw(); }, { class: "more" });
  const chips = make("div", { class: "chips", role: "group", "aria-label": say("state") });
  const inUnit = picker({ label: say("field-unit"), value: wanted.units, single: true, choices: known.units,
    change: (units) => { wanted.units = units; shown = STEP; draw(); } });
  const search = make("input", {
    type: "search", id: "search", value: wanted.words, autocomplete: "off",
    on: { input: () => { wanted.words = search.value; shown = STEP; draw(); } },
  });

  function draw() {
    const groups = grouped(known.texts);
    const units = below(wanted.units, known.units);
    const found = groups.filter((group) => isWanted(group, units, past));
    chips.replaceChildren(...[...["", ...STATES].map((state) => chip("state", state, groups)),
      ...CONCERNS.map((concern) => chip("concern", concern, groups))].filter(Boolean));
    list.replaceChildren(...found.slice(0, shown).map((group) => row(group, known, past)));
    count.textContent = say("count", { shown: found.length, all: groups.length });
    more.hidden = found.length <= shown;
  }

  /** Return what narrows the list to a state or to what is to be looked at; one at a time. */
  function chip(kind, value, groups) {
    const number = groups.filter((group) => !value || group.some((text) => has(text, kind, value, past))).length;
    const pressed = value ? wanted[kind] === value : !wanted.state && !wanted.concern;
    const act = () => {
      Object.assign(wanted, { state: "", concern: "" }, { [kind]: value });
      shown = STEP;
      draw();
      chips.querySelector("[aria-pressed=true]").focus();
    };
    const text = `${say(value ? `${kind}-${value}` : "state-all")} ${number}`;
    return number || pressed || !value ? button(text, act, { class: "chip", "aria-pressed": String(pressed) }) : null;
  }

  const renew = async () => {
    const newer = await site(true).catch(() => null);
    if (newer && !newer.problems) {
      const others = newer.units.length !== known.units.length;
      known = newer;
      if (others && !document.querySelector("dialog[open]")) return back();
      draw();
    }
    await remember();
  };
  const remember = async () => {
    const told = await ask("changes").catch(() => null);
    if (told && !told.problems) { past = told; draw(); }
  };
  events.addEventListener("build", renew);
  const back = () => dispatchEvent(new HashChangeEvent("hashchange"));
  main.replaceChildren(
    make("div", { class: "list" },
      make("h1", { text: say("texts") }),
      beginnings(known, (file) => openPackage(main, file, known, back)),
      make("div", { class: "filters" },
        make("div", { class: "narrowing" }, make("div", {}, make("label", { for: "search", text: say("find") }), search), inUnit.element), chips),
      count, list, more));
  draw();
  remember();
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

/** Return whether a text is in a state, or has something that is to be looked at. */
function has(text, kind, value, past) {
  if (kind === "state") return text.state === value;
  return value === "stale" ? Boolean(past.known && past.stale.includes(text.path)) : text.concerns.includes(value);
}

/** Return the units that were chosen and all below them; null where none was. */
function below(chosen, units) {
  if (!chosen.length) return null;
  const found = new Set(chosen);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const unit of units) if (found.has(unit.parent)) found.add(unit.slug);
  }
  return found;
}

function isWanted(group, units, past) {
  for (const kind of ["state", "concern"]) if (wanted[kind] && !group.some((text) => has(text, kind, wanted[kind], past))) return false;
  if (units && !group.some((text) => text.unit_slugs.some((unit) => units.has(unit)))) return false;
  const held = plain(group.map((text) => [text.title, text.slug, text.date, ...text.units].join(" ")).join(" "));
  return plain(wanted.words).split(/\s+/).every((word) => held.includes(word));
}

function row(group, known, past) {
  const [first, ...others] = group;
  const facts = [first.units.join(", "), day(first.date), first.kind === "page" ? say("page") : ""].filter(Boolean);
  const marks = [make("span", { class: `state ${first.state}`, text: say(`state-${first.state}`) })];
  const sum = (key) => group.reduce((all, text) => all + text[key], 0);
  if (sum("errors")) marks.push(make("span", { class: "mark error", text: say("errors", { count: sum("errors") }) }));
  if (sum("warnings")) marks.push(make("span", { class: "mark", text: say("warnings", { count: sum("warnings") }) }));
  const languages = others.map((text) =>
    make("a", { class: "translation", href: `#/${text.path}`, lang: text.language,
      text: known.languages[text.language] ?? text.language, title: text.title }));
  const begun = known.begun.filter((text) => text.slug === first.slug && text.kind === first.kind);
  languages.push(...begun.map((text) => make("a", { class: "translation", href: `#/${text.path}`,
    text: say("translation-begun", { language: known.languages[text.language] ?? text.language }) })));
  const concerns = CONCERNS.filter((concern) => group.some((text) => has(text, "concern", concern, past)));
  marks.push(...concerns.map((concern) => make("span", { class: "mark", text: say(`concern-${concern}`) })));
  return make("li", { class: "text" },
    make("p", { class: "facts" }, facts.join(" · ")),
    make("h2", {}, make("a", { href: `#/${first.path}`, lang: first.language, text: first.title })),
    make("p", { class: "marks" }, marks, languages),
    lastChange(group, past));
}

/** Say who changed a bulletin last, and when, as the history tells; what it does not hold yet is said. */
function lastChange(group, past) {
  if (!past.known) return null;
  const last = group.map((text) => past.texts[text.path]).filter(Boolean).sort((one, other) => one.place - other.place)[0];
  const here = group.some((text) => past.here.includes(text.path)) && say("changed-here");
  const said = last && say("changed", { who: last.who, when: new Date(last.when).toLocaleString(language, { dateStyle: "short", timeStyle: "short" }) });
  return (said || here) && make("p", { class: "changed", text: [said, here].filter(Boolean).join(" · ") });
}

function day(iso) {
  return iso.split("-").reverse().join("-");
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

  return make("div", { class: "beginnings" }, place, newText(known), newUnit(known), report);
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
