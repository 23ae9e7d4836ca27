// The body: plain text in the dialect, with buttons for what is hard to remember.

import { button, make, newId, plain, say } from "./common.js";
import { takeFiles } from "./fields.js";
import { thumbnail } from "./photo.js";

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const PHOTO = String.raw`!\[[^\[\]]*\]\([^()]*(?:\([^()]*\)[^()]*)*\)[ \t]*`;
const PHOTOS = new RegExp(`^[ \\t]*(?:${PHOTO})+$`);
const SHARED = /^[ \t]*([*_])(?![*_\s])([^[\]*]+)\1[ \t]*$/;
const SOON = 300;

/** Return `{element, input}`; `moved` is told the paragraph that the cursor stands in. */
export function drawBody(value, context, change, moved) {
  const input = make("textarea", { id: "body", class: "body", rows: 24, "aria-describedby": "body-hint",
    on: { input: () => { change(input.value); rows.drawSoon(); }, keyup: tell, click: tell } });
  input.value = value;
  const rows = photoRows(input, context, change);
  const wrong = make("p", { class: "error", role: "alert" });
  const photos = make("input", { type: "file", id: "body-photo", class: "file", accept: "image/*", multiple: true,
    on: { change: async () => { await photosHere([...photos.files]); photos.value = ""; } } });
  const tools = make("div", { class: "tools", role: "toolbar", "aria-label": say("tools") },
    button(say("heading"), () => lineStart("## ")),
    button(say("list"), () => lineStart("- ")),
    button(say("bold"), () => around("**")),
    button(say("table"), () => dialogs.table.showModal()),
    button(say("link"), () => { dialogs.link.showModal(); dialogs.link.querySelector("input").focus(); }),
    make("label", { for: "body-photo", class: "button", text: say("photo-here") }), photos);
  const dialogs = { table: tableDialog(insert), link: linkDialog(context, insertLink) };

  function tell() {
    moved(paragraphAt(input.value, input.selectionStart));
  }

  function insert(text) {
    input.focus();
    if (!document.execCommand("insertText", false, text)) {
      input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
      change(input.value);
    }
  }

  function lineStart(sign) {
    const at = input.value.lastIndexOf("\n", input.selectionStart - 1) + 1;
    const end = input.selectionEnd;
    input.setSelectionRange(at, at);
    insert(sign);
    input.setSelectionRange(end + sign.length, end + sign.length);
  }

  function around(sign) {
    const { selectionStart: from, selectionEnd: to } = input;
    insert(sign + input.value.slice(from, to) + sign);
    input.setSelectionRange(from + sign.length, to + sign.length);
  }

  function insertLink(target, name) {
    const words = input.value.slice(input.selectionStart, input.selectionEnd) || name;
    insert(`[${words}](${target})`);
  }

  /** Put photos where the cursor stands, a row of lines; what is to be seen is typed between the brackets of each. */
  async function photosHere(files) {
    const names = [];
    await takeFiles(context, files, (src) => names.push(src), wrong);
    if (!names.length) return;
    const before = input.value.slice(0, input.selectionStart);
    const after = input.value.slice(input.selectionEnd);
    const space = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const end = /^\n*$|^\n[^\n]/.test(after) ? "\n" : after.startsWith("\n") ? "" : "\n\n";
    insert(`${space}${names.map((src) => `![](${src})`).join("\n")}${end}`);
    const at = before.length + space.length + 2;
    input.setSelectionRange(at, at);
  }

  input.addEventListener("drop", (event) => {
    const files = [...event.dataTransfer.files].filter((file) => file.type.startsWith("image/"));
    if (files.length) {
      event.preventDefault();
      photosHere(files);
    }
  });
  input.addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files].filter((file) => file.type.startsWith("image/"));
    if (files.length && !event.clipboardData.getData("text/plain")) {
      event.preventDefault();
      photosHere(files);
    }
  });

  const element = make("div", {},
    make("label", { for: "body", text: say("field-body") }), make("p", { class: "hint", id: "body-hint", text: say("hint-body") }),
    tools, input, wrong, rows.element, dialogs.table, dialogs.link);
  return { element, input };
}

/** Return the rows of photos in a text: their names, the line of the caption that they share, and its words. */
function rowsOf(text) {
  const lines = text.split("\n");
  const rows = [];
  let row = null;
  let fence = "";
  for (let at = 0; at < lines.length; at += 1) {
    const mark = FENCE.exec(lines[at])?.[1];
    if (mark && (!fence || (mark[0] === fence[0] && mark.length >= fence.length))) {
      [fence, row] = [fence ? "" : mark, null];
      continue;
    }
    if (fence || !lines[at].trim()) continue;
    let line = at;
    while (PHOTOS.test(lines[line] ?? "")) line += 1;
    const caption = line > at ? SHARED.exec(lines[line] ?? "") : null;
    const names = lines.slice(at, line).flatMap((each) => [...each.matchAll(/\]\(\s*([^"()]*(?:\([^()]*\)[^"()]*)*?)\s*(?:"[^"]*"\s*)?\)/g)].map((found) => found[1].trim()));
    const end = caption ? line + 1 : line;
    if (line === at || lines[end]?.trim()) row = null;
    else {
      if (!row) rows.push(row = { names: [] });
      Object.assign(row, { names: [...row.names, ...names], line, star: caption?.[1] ?? "", words: caption?.[2].trim() ?? "" });
      if (caption) row = null;
    }
    at = end;
    while (lines[at]?.trim() && !FENCE.test(lines[at])) at += 1;
    at -= 1;
  }
  return rows.filter(({ names }) => names.length > 1);
}

/** Return a text in which a row of photos shares other words; no other line changes. */
function withShared(text, { line, star, words }, now) {
  const lines = text.split("\n");
  if (now !== words) lines.splice(line, star ? 1 : 0, ...(now ? [`${star || "*"}${now}${star || "*"}`] : []));
  return lines.join("\n");
}

/** Return the boxes of the captions that rows of photos in the text share; each is a line below its row. */
function photoRows(input, context, change) {
  const element = make("div", { class: "photo-rows" });
  let drawn = "";
  let timer = 0;

  function parted(words) {
    const bar = words.lastIndexOf("|");
    return bar < 0 ? [words, ""] : [words.slice(0, bar).trim(), words.slice(bar + 1).trim()];
  }

  function draw() {
    const rows = rowsOf(input.value);
    const names = JSON.stringify(rows.map((row) => row.names));
    if (names !== drawn) element.replaceChildren(...rows.map(card));
    drawn = names;
    rows.forEach((row, at) => {
      const boxes = [...element.children[at].querySelectorAll("input")];
      if (!boxes.includes(document.activeElement)) parted(row.words).forEach((words, place) => { boxes[place].value = words; });
    });
  }

  function card({ names }, at) {
    const wrong = make("p", { class: "error", role: "alert" });
    const box = (name) => {
      const id = newId();
      const typed = make("input", { type: "text", id, autocomplete: "off", on: { input: write } });
      return { typed, element: make("div", { class: "part" }, make("label", { for: id }, say(name), make("span", { class: "optional", text: ` ${say("optional")}` })), typed) };
    };
    const [caption, credit] = [box("row-caption"), box("field-credit")];
    function write() {
      const [words, source] = [caption, credit].map(({ typed }) => typed.value.trim().replace(/\s+/g, " "));
      const isWrong = /[*[\]|]|^_/.test(words) || /[*[\]|]/.test(source);
      wrong.textContent = isWrong ? say("row-wrong") : "";
      if (isWrong) return;
      input.value = withShared(input.value, rowsOf(input.value)[at], source ? `${words} | ${source}`.trim() : words);
      change(input.value);
    }
    return make("fieldset", { class: "card" }, make("legend", { class: "unseen", text: say("row", { number: at + 1, count: names.length }) }),
      make("p", { class: "file-name", "aria-hidden": "true", text: say("row", { number: at + 1, count: names.length }) }),
      make("div", { class: "row" }, names.map((src) => thumbnail(src, context))),
      make("div", { class: "pair" }, caption.element, credit.element), wrong);
  }

  draw();
  return { element, drawSoon: () => { clearTimeout(timer); timer = setTimeout(draw, SOON); } };
}

/** Return the paragraph around a place in a text. */
export function paragraphAt(text, at) {
  const from = text.lastIndexOf("\n", at - 1) + 1;
  const until = text.indexOf("\n", at);
  return text.slice(from, until < 0 ? text.length : until);
}

function tableDialog(insert) {
  const number = (id, value) => make("input", { type: "number", id, min: 1, max: 40, value: String(value), required: true });
  const rows = number("table-rows", 3);
  const columns = number("table-columns", 3);
  const dialog = make("dialog", { class: "dialog", "aria-labelledby": "table-head" },
    make("form", { method: "dialog", on: { submit: () => insert(grid(Number(rows.value), Number(columns.value))) } },
      make("h2", { id: "table-head", text: say("table") }),
      make("label", { for: "table-rows", text: say("rows") }), rows,
      make("label", { for: "table-columns", text: say("columns") }), columns,
      make("div", { class: "actions" }, make("button", { class: "main", text: say("insert") }),
        button(say("cancel"), () => dialog.close()))));
  return dialog;
}

function grid(rows, columns) {
  const line = (cell) => `| ${Array(columns).fill(cell).join(" | ")} |`;
  return ["", line("…"), line("---"), ...Array(rows).fill(line("…")), ""].join("\n");
}

function linkDialog(context, put) {
  const targets = [
    ...context.bulletins.map(({ slug, name }) => ({ target: slug, name, kind: say("bulletin") })),
    ...context.known.units.map(({ slug, name }) => ({ target: `unit:${slug}`, name, kind: say("field-unit") })),
    ...context.known.campaigns.map(({ slug, name }) => ({ target: `campaign:${slug}`, name, kind: say("field-campaign") })),
  ];
  const list = make("ul", { class: "found" });
  const search = make("input", { type: "search", id: "link-search", autocomplete: "off", on: { input: draw } });
  const dialog = make("dialog", { class: "dialog", "aria-labelledby": "link-head" },
    make("h2", { id: "link-head", text: say("link") }), make("label", { for: "link-search", text: say("find") }), search, list,
    make("div", { class: "actions" }, button(say("cancel"), () => dialog.close())));

  function draw() {
    const words = plain(search.value).split(/\s+/);
    const found = targets.filter((each) => words.every((word) => plain(`${each.name} ${each.target}`).includes(word)));
    list.replaceChildren(...found.slice(0, 20).map((each) => make("li", {},
      button(each.name, () => { dialog.close(); put(each.target, each.name); }, { class: "quiet" }),
      make("span", { class: "above", text: each.kind }))));
  }
  draw();
  return dialog;
}
