// One field of the form for each kind of value that a text can hold.

import { announce, ask, button, encoded, failed, has, make, newId, say, sentence } from "./common.js";
import { drawPhoto, thumbnail } from "./photo.js";
import { picker } from "./picker.js";
import { besideOriginal } from "./translation.js";

/** Return `{element, input}` of a field. `context` tells the text and the site's choices; `change` takes a new value. */
export function drawField(field, value, context, change) {
  const draw = DRAWN[field.kind] ?? line;
  if (field.label) labels.set(field.key, field.label);
  const id = newId();
  const drawn = draw({ field, value, context, change, id, label: label(field.key) });
  return { input: drawn.input ?? drawn.element, element: drawn.element };
}

/** What extensions call their keys. */
const labels = new Map();

export function label(key) {
  return labels.get(key) ?? (has(`field-${key}`) ? say(`field-${key}`) : key.replace(/@\d+$/, ""));
}

const hint = (key, id) => has(`hint-${key}`) && make("p", { class: "hint", id: `${id}-hint`, text: say(`hint-${key}`) });
const described = (key, id) => (has(`hint-${key}`) ? { "aria-describedby": `${id}-hint` } : {});
const named = (id, text, needed) =>
  make("label", { for: id }, text, !needed && make("span", { class: "optional", text: ` ${say("optional")}` }));

function line({ field, value, change, id, label }) {
  const input = make("input", { type: "text", id, value, autocomplete: "off", ...described(field.key, id),
    on: { input: () => { change(input.value); count(); } } });
  const { note, count } = lengthNote(field, input);
  return { input, element: make("div", {}, named(id, label, field.required), hint(field.key, id), input, note) };
}

function prose({ field, value, change, id, label }) {
  const input = make("textarea", { id, rows: 3, ...described(field.key, id),
    on: { input: () => { change(input.value); count(); } } });
  input.value = value;
  const { note, count } = lengthNote(field, input);
  return { input, element: make("div", {}, named(id, label, field.required), hint(field.key, id), input, note) };
}

/** Say how long a title or a lead is as readers count: letters and words. */
function lengthNote(field, input) {
  if (!field.limit) return { note: null, count: () => {} };
  const note = make("p", { class: "length" });
  const count = () => {
    const text = input.value.trim().replace(/\s+/g, " ");
    const letters = [...new Intl.Segmenter("vi").segment(text)].length;
    note.textContent = say("length", { letters, words: text ? text.split(" ").length : 0, limit: field.limit });
    note.classList.toggle("error", letters > field.limit);
  };
  count();
  return { note, count };
}

function lines({ field, value, change, id, label }) {
  const input = make("textarea", { id, class: "typed", spellcheck: false, rows: Math.min(value.split("\n").length + 1, 20),
    "aria-describedby": `${id}-hint`, on: { input: () => change(input.value) } });
  input.value = value;
  const whole = field.key === "@text" ? "hint-whole" : "hint-lines";
  return { input, element: make("div", {}, named(id, label, true),
    make("p", { class: "hint", id: `${id}-hint`, text: say(whole) }), input) };
}

function day({ field, value, change, id, label }) {
  if (value && !/^\d{4}-\d\d-\d\d$/.test(value)) return line({ field, value, change, id, label });
  const input = make("input", { type: "date", id, value, ...described(field.key, id), on: { input: () => change(input.value) } });
  return { input, element: make("div", {}, named(id, label, field.required), hint(field.key, id), input) };
}

function moment({ field, value, change, id, label }) {
  const typed = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?$/.exec(value);
  if (value && !typed) return line({ field, value, change, id, label });
  const tell = () => change([input.value, input.value && time.value].filter(Boolean).join(" "));
  const input = make("input", { type: "date", id, value: typed?.[1] ?? "", ...described(field.key, id), on: { input: tell } });
  const time = make("input", { type: "time", id: `${id}-time`, value: typed?.[2] ?? "", on: { input: tell } });
  return { input, element: make("div", {}, hint(field.key, id), make("div", { class: "pair" },
    make("div", {}, named(id, label, field.required), input),
    make("div", {}, named(`${id}-time`, say("time"), false), time))) };
}

function flag({ field, value, change, id, label }) {
  if (!["", "true", "false"].includes(value)) return line({ field, value, change, id, label });
  const input = make("input", { type: "checkbox", id, ...described(field.key, id), on: { change: () => change(input.checked ? "true" : "") } });
  input.checked = value === "true";
  return { input, element: make("div", {}, hint(field.key, id), make("label", { class: "tick", for: id }, input, ` ${label}`)) };
}

function dayOrFlag({ field, value, change, id, label }) {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
  if (value && !isDay && !["true", "false"].includes(value)) return line({ field, value, change, id, label });
  const until = make("input", { type: "date", id: `${id}-day`, value: isDay ? value : "", on: { input: () => change(until.value) } });
  const row = make("div", { hidden: !isDay }, make("label", { for: `${id}-day`, text: say("until") }), until);
  const kinds = ["", "true", "day"];
  const input = make("select", { id, on: { change: () => {
    row.hidden = input.value !== "day";
    change(input.value === "day" ? until.value : input.value);
  } } }, kinds.map((kind) => make("option", { value: kind, text: say(`featured-${kind || "no"}`) })));
  input.value = isDay ? "day" : value === "true" ? "true" : "";
  return { input, element: make("div", {}, named(id, label, false), input, row) };
}

function choice({ field, value, context, change, id, label }) {
  const offered = field.kind === "status"
    ? field.choices.map((slug) => ({ slug, name: say(`status-${slug}`) })) : context.known.sections;
  const first = field.kind === "status" ? [] : [{ slug: "", name: say("usual-section") }];
  const held = value || (field.kind === "status" ? "published" : "");
  const all = [...first, ...offered];
  if (!all.some((each) => each.slug === held)) all.push({ slug: held, name: held });
  const input = make("select", { id, ...described(field.key, id), on: { change: () => {
    change(field.kind === "status" && input.value === "published" ? "" : input.value);
  } } }, all.map((each) => make("option", { value: each.slug, text: each.name })));
  input.value = held;
  return { input, element: make("div", {}, named(id, label, true), hint(field.key, id), input) };
}

function slugs({ field, value, context, change, id, label }) {
  const choices = { unit: context.known.units, campaign: context.known.campaigns, items: context.bulletins }[field.key];
  const drawn = picker({ label, value, choices: choices ?? [], change, free: !choices, describedBy: `${id}-hint` });
  drawn.element.querySelector("label").after(make("p", { class: "hint", id: `${id}-hint`,
    text: say(choices ? "hint-pick" : "hint-type") }));
  return drawn;
}

function names({ value, context, change, id, label }) {
  const choices = context.known.people.map((name) => ({ slug: name, name }));
  const drawn = picker({ label, value, choices, change, free: true, describedBy: `${id}-hint` });
  drawn.element.querySelector("label").after(make("p", { class: "hint", id: `${id}-hint`, text: say("hint-names") }));
  return drawn;
}

/** Return the boxes of one photo, document or correction. */
function parts(field, item, context, change) {
  return field.parts.filter((part) => part !== "src").map((part) => {
    const id = newId();
    const long = part === "alt" || part === "caption" || part === "text";
    const kind = part === "date" ? { type: "date" } : long ? {} : { type: "text" };
    const input = make(long ? "textarea" : "input", { id, rows: long ? 2 : undefined, ...kind, ...described(part, id),
      on: { input: () => change(part, input.value) } });
    input.value = item[part] ?? "";
    input.dataset.part = part;
    return make("div", { class: `part part-${part}` }, named(id, has(`field-${part}-part`) ? say(`field-${part}-part`) : label(part), ["alt", "title", "date", "text"].includes(part)),
      hint(part, id), besideOriginal(context.original, originalItem(field, item, context)?.[part]), input);
  });
}

/** Return the original's photo or document of the same file. */
function originalItem(field, item, context) {
  const held = context.original?.values[field.key] ?? [];
  return item.src ? [held].flat().find((each) => each.src === item.src) : undefined;
}

/** Return the card of one item; `act` moves it, takes it out or changes one of its parts. */
function card(field, item, at, count, context, act) {
  const isPhoto = field.kind === "photo" || field.parts.includes("alt");
  const name = item.src || item.date || String(at + 1);
  const boxes = parts(field, item, context, (part, text) => act.change(at, part, text));
  const focus = (text) => {
    const box = element.querySelector("[data-part=focus]");
    if (box) box.value = text;
    item.focus = text;
    act.change(at, "focus", text);
  };
  const element = make("li", { class: isPhoto ? "card photo" : "card" },
    isPhoto && item.src && drawPhoto(item, context, field.parts.includes("focus") && focus),
    make("div", { class: "boxes" }, !isPhoto && item.src && make("p", { class: "file-name", text: item.src }), boxes),
    make("div", { class: "actions" },
      count > 1 && act.handle(at),
      at > 0 && button(say("earlier"), () => act.move(at, -1), { class: "quiet up", "aria-label": say("up", { name }) }),
      at < count - 1 && button(say("later"), () => act.move(at, 1), { class: "quiet down", "aria-label": say("down", { name }) }),
      button(say("remove"), () => act.remove(at), { class: "quiet", "aria-label": say("take-out", { name }) })));
  return element;
}

function cards({ field, value, context, change, label }) {
  const single = field.kind === "photo";
  let items = single ? (Object.keys(value).length ? [{ ...value }] : []) : value.map((item) => ({ ...item }));
  let dragged = -1;
  const list = make("ul", { class: "cards" });
  const element = make("fieldset", { class: "group" }, make("legend", { text: label }), hint(field.key, newId()), list);
  const tell = () => change(single ? { ...(items[0] ?? {}) } : items.map((item) => ({ ...item })));
  const act = {
    change: (at, part, text) => { items[at][part] = text; tell(); },
    move: (at, by) => {
      [items[at], items[at + by]] = [items[at + by], items[at]];
      tell();
      draw();
      const moved = list.children[at + by];
      (moved.querySelector(by < 0 ? ".up" : ".down") ?? moved.querySelector(".up, .down")).focus();
    },
    // What is dragged by its handle goes to the place of the card it is dropped on; the buttons do the same.
    handle: (at) => make("span", { class: "handle", draggable: "true", title: say("drag"), "aria-hidden": "true", text: "⠿", on: {
      dragstart: (event) => {
        dragged = at;
        event.dataTransfer.setData("text/plain", items[at].src ?? "");
        event.dataTransfer.setDragImage(list.children[at], 20, 20);
      },
      dragend: () => { dragged = -1; list.querySelector(".over")?.classList.remove("over"); },
    } }),
    remove: (at) => { items.splice(at, 1); tell(); draw(); (list.querySelector("button") ?? add).focus(); },
  };
  const isFile = field.parts.includes("src");
  const add = isFile ? fileChooser(field, context, (src) => { put({ src }); }) : button(say("add-correction"), () =>
    put({ date: new Date().toLocaleDateString("sv"), text: "" }));

  function put(item) {
    items = single ? [{ ...items[0], ...item }] : [...items, item];
    tell();
    draw();
    const boxes = [...list.lastElementChild.querySelectorAll(".boxes :is(textarea, input)")];
    (boxes.find((box) => !box.value) ?? boxes[0] ?? list.querySelector("button")).focus();
  }

  const over = (event) => [...list.children].find((each) => each.contains(event.target));
  list.addEventListener("dragover", (event) => {
    if (dragged < 0) return;
    event.preventDefault();
    list.querySelector(".over")?.classList.remove("over");
    over(event)?.classList.add("over");
  });
  list.addEventListener("drop", (event) => {
    if (dragged < 0) return;
    event.preventDefault();
    const to = [...list.children].indexOf(over(event));
    if (to >= 0) items.splice(to, 0, ...items.splice(dragged, 1));
    dragged = -1;
    tell();
    draw();
  });

  function draw() {
    list.replaceChildren(...items.map((item, at) => card(field, item, at, items.length, context, act)));
    list.hidden = !items.length;
  }

  draw();
  if (add) element.append(add);
  return { element, put, input: element.querySelector("input, textarea, button") ?? element };
}

/** Return a photo that is a file's name in the text: chosen, dropped, or one that the text shows already. */
function photoFile({ field, value, context, change, id, label }) {
  let held = value;
  let shown = "";
  const drawn = cards({ field: { ...field, kind: "photo", parts: ["src"] }, value: held ? { src: held } : {}, context, id, label,
    change: (item) => { held = item.src ?? ""; change(held); offer(); } });
  const others = make("div", { class: "row" });
  const offered = make("div", { class: "part" }, make("p", { class: "hint", text: say("of-this-text") }), others);
  function offer() {
    const names = held ? [] : context.photos();
    if (names.join("/") === shown) return;
    shown = names.join("/");
    offered.hidden = !names.length;
    others.replaceChildren(...names.map((src) => make("button", { type: "button", class: "quiet", "aria-label": say("take-photo", { name: src }),
      on: { click: () => drawn.put({ src }) } }, thumbnail(src, context))));
  }
  offered.hidden = true;
  offer();
  context.showPhotos = offer;
  drawn.element.append(offered);
  return drawn;
}

/** Return what chooses photos or documents of this computer; they can be dropped, too. */
function fileChooser(field, context, put) {
  const id = newId();
  const isDocument = field.kind === "documents";
  const wrong = make("p", { class: "error", role: "alert" });
  const input = make("input", { type: "file", id, class: "file", accept: isDocument ? ".pdf,.docx,.xlsx" : "image/*",
    multiple: field.kind !== "photo",
    on: { change: async () => { await takeFiles(context, [...input.files], put, wrong); input.value = ""; } } });
  const text = has(`choose-${field.key}`) ? say(`choose-${field.key}`) : say({ photo: "choose-cover", photos: "choose-photos", documents: "choose-files" }[field.kind]);
  const place = make("div", { class: "drop small" }, make("label", { for: id, class: "button", text }), input, wrong);
  place.addEventListener("dragover", (event) => event.preventDefault());
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    takeFiles(context, [...event.dataTransfer.files], put, wrong);
  });
  return place;
}

/** Put files beside the text, and tell the name of each. */
export async function takeFiles(context, files, put, wrong) {
  wrong.textContent = "";
  for (const file of files) {
    const given = await ask("add-file", { path: context.path, name: file.name, data: await encoded(file) })
      .catch(failed);
    if (given.problems) wrong.textContent += `${file.name}: ${given.problems.map(sentence).join(" ")} `;
    else {
      put(given.src);
      announce(say("file-taken", { name: given.src }));
    }
  }
}

const DRAWN = {
  line, prose, lines, day, moment, flag, day_or_flag: dayOrFlag, status: choice, term: choice, slugs, names,
  photo_file: photoFile, photo: cards, photos: cards, documents: cards, corrections: cards,
};
