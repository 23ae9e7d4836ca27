// The body: plain text in the dialect, with buttons for what is hard to remember.

import { button, make, plain, say } from "./common.js";
import { takeFiles } from "./fields.js";

/** Return `{element, input, set}`; `moved` is told the paragraph that the cursor stands in. */
export function drawBody(value, context, change, moved) {
  const input = make("textarea", { id: "body", class: "body", rows: 24, "aria-describedby": "body-hint",
    on: { input: () => change(input.value), keyup: tell, click: tell } });
  input.value = value;
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

  /** Put photos where the cursor stands, each on a line of its own; what is to be seen is typed between the brackets. */
  async function photosHere(files) {
    const put = (src) => {
      const before = input.value.slice(0, input.selectionStart);
      const space = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
      insert(`${space}![](${src})\n`);
      const at = before.length + space.length + 2;
      input.setSelectionRange(at, at);
    };
    await takeFiles(context, files, put, wrong);
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
    tools, input, wrong, dialogs.table, dialogs.link);
  return { element, input, set: (text) => { input.value = text; } };
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
