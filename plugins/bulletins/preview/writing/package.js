// Packages: one file that carries a bulletin to another computer, and what becomes of it there.

import { announce, ask, button, encoded, failed, make, newId, say, sentence } from "./common.js";
import { drawDifference, valueText } from "./diff.js";
import { label } from "./fields.js";
import { drawPage } from "./page_view.js";

/** Hand a file to the person: the browser keeps it where it keeps all that is fetched. */
export function handOut(name, data, type = "application/zip") {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const megabytes = (size) => (size / 1_000_000).toFixed(1);

/** Return the dialog that makes a package of a text that is saved; `report` gives what an import had to say. */
export function sendDialog(path, report) {
  const note = make("textarea", { id: newId(), rows: 4 });
  const wrong = make("div", { class: "error", role: "alert" });
  const done = make("p", { role: "status" });
  const maker = button(say("make-package"), pack, { class: "main" });
  const element = make("dialog", { class: "dialog", "aria-labelledby": "send-head" },
    make("h2", { id: "send-head", text: say("send") }), make("p", { class: "hint", text: say("send-hint") }),
    make("label", { for: note.id }, say("note"), make("span", { class: "optional", text: ` ${say("optional")}` })), note, wrong, done,
    make("div", { class: "actions" }, maker, button(say("close"), () => element.close())));

  async function pack() {
    maker.disabled = true;
    wrong.replaceChildren();
    const given = await ask("make-package", { path, note: note.value, report: report() }).catch(failed);
    maker.disabled = false;
    if (given.problems) {
      wrong.replaceChildren(...given.problems.map((found) => make("p", { text: sentence(found) })));
      return;
    }
    handOut(given.name, given.data);
    done.textContent = say("package-made", { name: given.name, size: megabytes(given.size) });
  }

  return { element, open: () => { done.textContent = ""; wrong.replaceChildren(); element.showModal(); note.focus(); } };
}

/** Show a package that came; null where the file is none. `leave` goes back to the list. */
export async function openPackage(main, file, known, leave) {
  const data = await encoded(file);
  const given = await ask("show-package", { name: file.name, data }).catch(failed);
  if (given.problems && !given.folder) return given.problems[0].code === "package-none" ? null : { problems: given.problems };
  main.replaceChildren(new PackageView({ name: file.name, data }, given, known, leave).element);
  main.focus();
  scrollTo(0, 0);
  return {};
}

class PackageView {
  constructor(file, given, known, leave) {
    this.file = file;
    this.known = known;
    this.leave = leave;
    this.choices = {};
    this.page = drawPage(() => {});
    this.element = make("div", { class: "writing package", "data-side": "form" });
    this.draw(given);
  }

  draw(given) {
    this.given = given;
    const shows = (side) => button(say(`side-${side === "form" ? "package" : "page"}`), () => {
      this.element.dataset.side = side;
      this.page.renew(this.address);
    }, { class: "chip" });
    this.wrong = make("div", { class: "error", role: "alert" });
    this.taker = button(this.takeText(), () => this.take(), { class: "main", disabled: given.undecided.length > 0 });
    this.element.replaceChildren(
      make("div", { class: "sides chips" }, shows("form"), shows("page")),
      make("div", { class: "form" },
        make("div", { class: "head" }, make("p", { class: "facts", text: [say("package"), this.file.name, given.folder].join(" · ") }),
          make("h1", { text: given.title }), make("p", { class: "verdict", text: say(this.verdict()) })),
        make("div", { class: "save-bar" }, this.taker, button(say("answer"), () => this.answer.showModal(), {}),
          button(say("cancel"), this.leave, { class: "quiet" })),
        this.wrong, this.notes(), this.problems(), this.conflicts(), this.changes(), this.files(), this.report()),
      this.page.element, this.answer = this.answerDialog());
    const pages = Object.entries(given.pages);
    this.address = given.pages["index.md"] ?? pages[0]?.[1] ?? "";
    if (pages.length > 1) this.page.element.prepend(make("div", { class: "chips languages" }, pages.map(([text, address]) =>
      button(this.language(text), () => { this.address = address; this.page.renew(address); }, { class: "chip" }))));
    this.page.renew(this.address);
  }

  /** Return the name of the language that a text of the package is in. */
  language(text) {
    const code = text === "index.md" ? this.known.language : text.replace(/^index\.|\.md$/g, "");
    return this.known.languages[code] ?? code;
  }

  /** Return a field's name, with its language where it is not the first one. */
  place(change) {
    return change.text === "index.md" ? label(change.key) : `${label(change.key)} (${this.language(change.text)})`;
  }

  verdict() {
    const { given } = this;
    if (given.same) return given.taken ? "package-taken" : "package-same";
    if (given.isNew) return "package-new";
    return given.undecided.length ? "package-both" : "package-changes";
  }

  takeText() {
    const errors = this.given.problems.filter((found) => found.error).length;
    return errors ? say("take-with-errors", { count: errors }) : say("take");
  }

  notes() {
    return this.given.notes.length > 0 && drawNotes(this.given.notes);
  }

  problems() {
    const rows = this.given.problems.map((found) => make("li", { class: found.error ? "error" : "warning", text: sentence(found) }));
    return rows.length > 0 && make("div", { class: "summary" }, make("h2", { text: say("package-problems", { count: rows.length }) }),
      make("ul", {}, rows));
  }

  conflicts() {
    const both = this.given.changes.filter((each) => each.conflict);
    const files = Object.entries(this.given.files).filter(([, state]) => state === "other");
    const rows = [...both.map((each) => this.choice(each.name, this.place(each), valueText(each.site), valueText(each.package))),
      ...files.map(([name]) => this.choice(name, name, say("photo-of-site"), "", this.given.thumbnails[name]))];
    return rows.length > 0 && make("section", { class: "changes" }, make("h2", { text: say("package-conflicts", { count: rows.length }) }), rows);
  }

  choice(name, title, site, came, thumbnail = "") {
    const group = newId();
    const option = (side, text, picture) => {
      const id = newId();
      const input = make("input", { type: "radio", name: group, id, checked: this.choices[name] === side,
        on: { change: () => { this.choices[name] = side; this.again(); } } });
      return make("div", { class: "side" }, make("label", { for: id }, input, ` ${say(`side-of-${side}`)}`),
        picture ? make("img", { src: picture, alt: "" }) : make("pre", { text }));
    };
    const head = newId();
    return make("div", { class: "conflict", role: "radiogroup", "aria-labelledby": head }, make("h3", { id: head, text: title }),
      option("site", site), option("package", came, thumbnail));
  }

  changes() {
    const rows = this.given.changes.filter((each) => !each.conflict).map((each) =>
      make("div", { class: "change" }, make("h3", { text: this.place(each) }),
        drawDifference(each.site, each.package)));
    return rows.length > 0 && make("section", { class: "changes" }, make("h2", { text: say("package-changed", { count: rows.length }) }), rows);
  }

  files() {
    const names = Object.entries(this.given.files).filter(([, state]) => state === "new").map(([name]) => name);
    return names.length > 0 && make("section", { class: "changes" }, make("h2", { text: say("package-files", { count: names.length }) }),
      make("ul", { class: "thumbnails" }, names.map((name) => make("li", {}, make("figure", { class: "thumbnail" },
        this.given.thumbnails[name] && make("img", { src: this.given.thumbnails[name], alt: "" }),
        make("figcaption", { text: name }))))));
  }

  report() {
    const rows = this.given.report.map((line) => make("li", { text: `${line.done ? "✓ " : ""}${line.text}` }));
    return rows.length > 0 && make("details", {}, make("summary", { text: say("import-report", { count: rows.length }) }), make("ul", {}, rows));
  }

  answerDialog() {
    const note = make("textarea", { id: newId(), rows: 5 });
    const wrong = make("p", { class: "error", role: "alert" });
    const dialog = make("dialog", { class: "dialog", "aria-label": say("answer") },
      make("h2", { text: say("answer") }), make("p", { class: "hint", text: say("answer-hint") }),
      make("label", { for: note.id, text: say("note") }), note, wrong,
      make("div", { class: "actions" }, button(say("make-package"), async () => {
        const given = await ask("answer-package", { ...this.file, note: note.value }).catch(failed);
        wrong.textContent = given.problems ? given.problems.map(sentence).join(" ") : "";
        if (given.problems) return;
        handOut(given.name, given.data);
        dialog.close();
        announce(say("package-made", { name: given.name, size: megabytes(given.size) }));
      }, { class: "main" }), button(say("close"), () => dialog.close())));
    return dialog;
  }

  /** Ask once more what the package would make, with what was decided. */
  async again() {
    const given = await ask("show-package", { ...this.file, choices: this.choices }).catch(failed);
    if (given.problems && !given.folder) this.refuse(given.problems);
    else this.draw(given);
  }

  refuse(problems) {
    this.wrong.replaceChildren(...problems.map((found) => make("p", { text: sentence(found) })));
  }

  async take() {
    this.taker.disabled = true;
    const given = await ask("accept-package", { ...this.file, choices: this.choices, seen: this.given.seen }).catch(failed);
    if (given.problems) {
      const changed = given.problems.some((found) => found.code === "package-site-changed");
      if (changed) await this.again();
      this.taker.disabled = false;
      this.refuse(given.problems);
      return;
    }
    keepReport(given.path, this.given.report.map((line) => ({ line: line.text, ticked: line.done })));
    announce(say("package-accepted"));
    location.hash = `#/${given.path}`;
  }
}

/** Keep what an import had to say until every line is ticked off. */
export function keepReport(path, report) {
  try {
    if (report.length) localStorage.setItem(`writing-report:${path}`, JSON.stringify(report));
  } catch { announce(say("report-not-kept")); }
}

export function readReport(path) {
  try {
    return JSON.parse(localStorage.getItem(`writing-report:${path}`) ?? "[]");
  } catch {
    return [];
  }
}

/** Return one line of a report in words. */
export function reportLine(found) {
  if (found.line) return found.line;
  const place = found.place.text ? `${found.place.text}: ` : "";
  return `${say(`loss-${found.kind}`)} ${place}${sentence(found)}`;
}

/** Return the notes that came with a package. */
export function drawNotes(notes) {
  const when = (iso) => new Date(iso).toLocaleString(document.documentElement.lang, { dateStyle: "short", timeStyle: "short" });
  return make("div", { class: "notice notes-of-package" }, make("h2", { text: say("notes") }),
    make("ul", {}, notes.map((note) => make("li", {}, make("span", { class: "facts", text: when(note.at) }), make("p", { text: note.text })))));
}
