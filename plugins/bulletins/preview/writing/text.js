// One text as a form: what was changed, what is kept, what was saved, and what stands against it.

import { announce, ask, button, language, make, same, say, sentence, windowName } from "./common.js";
import { drawBody, paragraphAt } from "./body.js";
import { drawField, label } from "./fields.js";
import { drawNotes, handOut, readReport, reportLine, sendDialog } from "./package.js";
import { bare, drawPage } from "./page_view.js";
import { phoneDialog } from "./phone.js";
import { PARAGRAPHS, Paragraphs, besideOriginal, drawPairs, untranslated } from "./translation.js";
import { emptied, versionsDialog } from "./versions.js";

const FIRST = ["@text", "title", "summary", "unit", "date", "section", "campaign", "status", "cover"];
const BELOW = ["photos"];
const PAUSE = 500;
const LONGEST = 1500;

/** Show a text; return what ends it. */
export async function showText(main, path, known, events) {
  const given = await ask("open", { path });
  if (given.problems && !given.values) {
    main.replaceChildren(...given.problems.map((found) => make("p", { role: "alert", class: "error", text: sentence(found) })));
    return () => {};
  }
  const form = new TextForm(path, given, known);
  main.replaceChildren(form.element);
  form.begin();
  const renew = () => form.renew();
  const shortcut = (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      form.save();
    }
  };
  const leaving = () => {
    form.keepNow();
    form.phone.leave();
  };
  events.addEventListener("build", renew);
  document.addEventListener("keydown", shortcut);
  addEventListener("pagehide", leaving);
  return () => {
    leaving();
    events.removeEventListener("build", renew);
    document.removeEventListener("keydown", shortcut);
    removeEventListener("pagehide", leaving);
  };
}

class TextForm {
  constructor(path, given, known) {
    this.path = path;
    this.known = known;
    this.given = given;
    this.base = given.values;
    this.now = structuredClone(given.values);
    this.theirs = {};
    this.drawn = new Map();
    this.kept = null;
    const bulletins = known.texts.filter((text) => text.kind === "bulletin" && !text.translation)
      .map((text) => ({ slug: text.slug, name: text.title, above: text.date }));
    this.context = { path, known, bulletins, original: given.original, photos: () => this.photosShown() };
    this.pair();
    this.page = drawPage((words) => this.findTyped(words));
    this.draw();
  }

  /** Set the paragraphs of a translation beside those of its original; one that is not begun has its photos, too. */
  pair() {
    const { original, isNew } = this.given;
    if (!original || !("body" in this.now)) return;
    this.paragraphs = new Paragraphs(original.values.body, this.now.body, isNew);
    if (!isNew) return;
    Object.assign(this.now, untranslated(original.values, this.now));
    this.first = structuredClone(this.now);
  }

  /** Return the names of the photos that the text shows. */
  photosShown() {
    const body = (this.now.body ?? "").replace(/^ {0,3}(`{3,}|~{3,})[^]*?^ {0,3}\1/gm, "");
    const inBody = [...body.matchAll(/!\[[^\[\]]*\]\(\s*([^\s()"]+)/g)].map((found) => found[1]);
    const inHead = [this.now.cover, this.now.photos].flat().map((each) => each?.src);
    return [...new Set([...inHead, ...inBody])].filter((src) => src && !/[/:]/.test(src));
  }

  draw() {
    const name = this.given.language;
    this.state = make("p", { class: "state-line", role: "status" });
    this.summary = make("div", { class: "summary" });
    this.notices = make("div", { class: "notices" });
    this.saver = button(say("save"), () => this.save(), { class: "main", "aria-keyshortcuts": "Control+S" });
    this.dropper = button(say("undo"), () => this.drop(), { class: "quiet" });
    this.sender = button(say("send"), () => this.send(), { class: "of-file" });
    this.sending = sendDialog(this.path, () => readReport(this.path).map((found) => ({ text: reportLine(found), done: Boolean(found.ticked) })));
    this.phone = phoneDialog(this.path, () => this.saveAll());
    this.versions = versionsDialog(this.path, () => this.now, (values, name) => this.goBack(values, name));
    this.fields = make("div", { class: "fields" });
    this.heading = make("h1", { lang: name });
    const shows = (side) => button(say(`side-${side}`), () => { this.element.dataset.side = side; this.page.renew(this.given.page); },
      { class: "chip" });
    this.element = make("div", { class: "writing", "data-side": "form" },
      make("div", { class: "sides chips" }, shows("form"), shows("page")),
      make("div", { class: "form" },
        make("div", { class: "head" }, make("p", { class: "facts", text: this.facts() }), this.heading, this.others()),
        make("div", { class: "save-bar" }, this.saver, this.sender,
          button(say("versions"), () => this.versions.open(), { class: "quiet of-file" }), this.dropper, this.state),
        this.notices, this.summary, this.fields),
      this.page.element, this.sending.element, this.phone.element, this.versions.element);
    this.page.element.querySelector(".page-bar").append(make("div", { class: "page-tools of-file" },
      button(say("save-page"), () => this.savePage(), { class: "quiet" }), button(say("phone"), () => this.phone.open(), { class: "quiet" })));
    this.drawFields();
  }

  facts() {
    const language = this.known.languages[this.given.language] ?? this.given.language;
    if (this.given.isNew) return [say("state-translating"), language, this.path].join(" · ");
    return [this.given.state ? say(`state-${this.given.state}`) : say("state-begun"), language, this.path].join(" · ");
  }

  /** Return links to the same text in other languages. */
  others() {
    const own = this.known.texts.filter((text) => text.slug === this.given.slug && text.path !== this.path
      && text.kind === (this.given.bulletin ? "bulletin" : "page"));
    const links = own.map((text) => make("a", { class: "translation", href: `#/${text.path}`, lang: text.language,
      text: this.known.languages[text.language] ?? text.language }));
    const missing = Object.entries(this.known.languages).filter(([code]) => code !== this.known.language
      && !this.given.translation && !own.some((text) => text.language === code));
    links.push(...missing.map(([code, name]) => {
      const path = this.path.replace(/index\.md$/, `index.${code}.md`);
      const isBegun = this.known.begun.some((each) => each.path === path);
      return make("a", { class: "translation", href: `#/${path}`, text: say(isBegun ? "translate-on" : "translate", { language: name }) });
    }));
    return links.length > 0 && make("p", { class: "marks" }, links);
  }

  drawFields() {
    this.drawn.clear();
    const fields = this.given.fields.filter((field) => !this.isHidden(field));
    const of = (keys) => keys.map((key) => fields.find((field) => field.key === key)).filter(Boolean);
    const others = fields.filter((field) => !FIRST.includes(field.key) && !BELOW.includes(field.key));
    const filled = others.some((field) => !isEmpty(this.now[field.key]));
    this.more = others.length > 0 && make("details", { class: "more-fields", open: filled },
      make("summary", { text: say("more-fields") }), others.map((field) => this.place(field)));
    this.fields.replaceChildren(...[
      ...of(FIRST).map((field) => this.place(field)),
      "body" in this.now && this.place({ key: "body", kind: "body" }),
      ...of(BELOW).map((field) => this.place(field)),
      this.more,
    ].filter(Boolean));
  }

  /** A translation leaves to the original what all languages share. */
  isHidden(field) {
    return this.given.translation && field.shared && isEmpty(this.now[field.key]);
  }

  place(field) {
    const holder = make("div", { class: `field field-${field.kind}`, "data-key": field.key });
    this.drawn.set(field.key, { field, holder });
    this.redraw(field.key);
    return holder;
  }

  redraw(key) {
    const place = this.drawn.get(key);
    const change = (value) => this.changed(key, value);
    if (key === "body" && this.paragraphs && this.paragraphs.body !== this.now.body) this.paragraphs.take(this.now.body);
    const inPairs = key === "body" && this.paragraphs?.arePairs && !this.inOne;
    const drawn = inPairs ? this.drawPairs(change) : key === "body"
      ? drawBody(this.now.body, this.context, change, (words) => this.page.follow(words))
      : drawField(place.field, this.now[key], this.context, change);
    place.input = drawn.input;
    place.pairs = inPairs ? drawn : null;
    place.notes = make("div", { class: "notes" });
    const { original, isNew } = this.given;
    if (["title", "summary"].includes(key)) drawn.input.addEventListener("focus", () => this.page.follow((isNew ? original.values : this.now)[key]));
    if (this.given.language !== language && ["title", "summary", "body"].includes(key)) drawn.input.lang = this.given.language;
    const beside = ["title", "summary"].includes(key) && besideOriginal(original, original?.values[key]);
    if (beside) drawn.input.before(beside);
    place.holder.replaceChildren(...[drawn.element, key === "body" && this.besides(), place.notes].filter(Boolean));
    if (key === "title") this.heading.textContent = this.now.title || say("no-title");
  }

  drawPairs(change) {
    const { original, language } = this.given;
    return drawPairs(this.paragraphs, { from: original.language, to: language }, change,
      (at) => this.page.follow(this.given.isNew ? this.paragraphs.source[at] : this.paragraphs.typed[at]));
  }

  /** Return the choice between pairs and one field, or the whole original where there are no pairs. */
  besides() {
    if (!this.paragraphs || this.given.isNew) return null;
    if (this.paragraphs.arePairs) return button(say(this.inOne ? "in-pairs" : "in-one"), () => { this.inOne = !this.inOne; this.redraw("body"); }, { class: "quiet" });
    return make("details", { class: "notice" }, make("summary", { text: say("no-pairs") }),
      make("p", { class: "original", lang: this.given.original.language, text: this.paragraphs.source.join("\n\n") }));
  }

  /** Say what a translation is before its first save. */
  tellNew() {
    this.element.classList.toggle("is-new", this.given.isNew);
    this.beginning?.remove();
    if (!this.given.isNew) return;
    this.beginning = make("div", { class: "notice" }, make("p", { text: say("translation-new") }));
    this.notices.prepend(this.beginning);
  }

  begin() {
    this.page.renew(this.given.isNew ? this.given.original?.page : this.given.page);
    this.showProblems();
    this.tellNew();
    const own = this.given.unsaved.find((kept) => kept.window === windowName) ?? (this.given.isNew ? this.given.unsaved[0] : undefined);
    if (own) this.take(own, say("restored", { when: when(own.at) }));
    this.given.unsaved.filter((kept) => kept !== own).forEach((kept) => this.offer(kept));
    this.showReport();
    if (this.given.notes.length) this.notices.prepend(drawNotes(this.given.notes));
    this.showState();
  }

  /** Take up changes that were kept; where the file was changed since, both are shown. */
  take(kept, notice) {
    const paragraphs = kept.changes[PARAGRAPHS];
    if (paragraphs && this.given.isNew) {
      const lost = this.paragraphs.restore(paragraphs);
      this.now.body = this.paragraphs.body;
      this.redraw("body");
      if (lost.length) this.notice(`${say("original-changed")}\n${lost.join("\n\n")}`);
    }
    for (const [key, change] of Object.entries(kept.changes)) {
      if (!(key in this.now) || (key === "body" && paragraphs && this.given.isNew)) continue;
      this.now[key] = change.now;
      if (!same(change.was, this.base[key]) && !same(change.now, this.base[key])) this.theirs[key] = this.base[key];
      this.redraw(key);
    }
    this.notice(notice);
    this.showConflicts();
    this.showState();
  }

  offer(kept) {
    const changes = Object.entries(kept.changes).filter(([key]) => key in this.base);
    if (changes.every(([key, change]) => same(change.now, this.base[key]) || same(change.now, this.now[key]))) return;
    const row = make("div", { class: "notice" }, make("p", { text: say("kept-elsewhere", { when: when(kept.at) }) }),
      make("ul", {}, changes.map(([key, change]) => make("li", {}, make("strong", { text: `${label(key)}: ` }),
        shortened(change.now)))),
      make("div", { class: "actions" },
        button(say("take-kept"), () => { row.remove(); this.take(kept, say("restored", { when: when(kept.at) })); this.keepSoon(); }),
        button(say("leave-kept"), () => { row.remove(); }, { class: "quiet" }),
        button(say("forget-kept"), () => { row.remove(); ask("keep", { path: this.path, window: kept.window, changes: {} }); },
          { class: "quiet" })));
    this.notices.append(row);
  }

  /** Show what an import had to say, as a list to tick off. */
  showReport() {
    const name = `writing-report:${this.path}`;
    const report = readReport(this.path);
    if (!report.length) return;
    const keep = () => {
      const left = report.filter((found) => !found.ticked);
      if (left.length) localStorage.setItem(name, JSON.stringify(report));
      else localStorage.removeItem(name);
    };
    const rows = report.map((found) => {
      const box = make("input", { type: "checkbox", checked: Boolean(found.ticked),
        on: { change: () => { found.ticked = box.checked; keep(); } } });
      return make("li", {}, make("label", {}, box, make("span", { text: reportLine(found) })));
    });
    this.notices.append(make("details", { class: "notice import-report", open: true },
      make("summary", { text: say("import-report", { count: report.length }) }), make("ul", { class: "ticks" }, rows)));
  }

  notice(text) {
    const row = make("div", { class: "notice" }, make("p", { text }), button(say("close"), () => row.remove(), { class: "quiet" }));
    this.notices.append(row);
  }

  get changes() {
    const changed = Object.keys(this.now).filter((key) => !same(this.now[key], this.base[key]));
    return Object.fromEntries(changed.map((key) => [key, { was: this.base[key], now: this.now[key] }]));
  }

  /** What is kept aside: of a translation without a file also which paragraph is which, and nothing while nothing is typed. */
  get toKeep() {
    if (!this.given.isNew) return this.changes;
    const isTyped = this.paragraphs.left < this.paragraphs.source.length;
    if (!isTyped && same(this.now, this.first)) return {};
    return { ...this.changes, [PARAGRAPHS]: this.paragraphs.kept };
  }

  changed(key, value) {
    this.now[key] = value;
    if (key === "title") this.heading.textContent = value || say("no-title");
    if (["cover", "photos", "body"].includes(key)) this.context.showPhotos?.();
    this.showState();
    this.keepSoon();
  }

  /** Keep what is not saved at the next pause, at the latest after some seconds of typing. */
  keepSoon() {
    clearTimeout(this.timer);
    this.since ??= Date.now();
    const wait = Math.max(0, Math.min(PAUSE, LONGEST - (Date.now() - this.since)));
    this.timer = setTimeout(() => this.keepNow(), wait);
  }

  async keepNow() {
    clearTimeout(this.timer);
    this.since = undefined;
    const changes = this.toKeep;
    if (same(changes, this.keptChanges ?? {})) return;
    this.keptChanges = structuredClone(changes);
    try {
      const given = await ask("keep", { path: this.path, changes });
      this.wrong = given.problems?.map(sentence).join(" ") ?? "";
      this.kept = new Date();
    } catch (error) {
      this.keptChanges = undefined;
      this.wrong = say("not-kept", { reason: error.message });
    }
    this.showState();
  }

  /** Hand out the page as one file, as it is saved. */
  async savePage() {
    const given = await ask("save-page", { path: this.path }).catch((error) => ({ problems: [{ what: error.message, do: "" }] }));
    if (given.problems) announce(this.wrong = given.problems.map(sentence).join(" "));
    else {
      handOut(given.name, given.data, "text/html");
      announce(say("file-taken", { name: given.name }));
    }
    this.showState();
  }

  /** Send what is saved: what is not is saved first. */
  async send() {
    if (await this.saveAll()) this.sending.open();
  }

  /** Save what is not saved, and return whether all is. */
  async saveAll() {
    if (Object.keys(this.changes).length) await this.save();
    return !this.wrong && !Object.keys(this.changes).length;
  }

  async save() {
    if (this.saving) return;
    clearTimeout(this.timer);
    const changes = structuredClone(this.changes);
    if (!Object.keys(changes).length) {
      announce(say("nothing-to-save"));
      return;
    }
    if (this.given.isNew && this.isUnfinished()) return;
    this.saving = true;
    this.showState();
    try {
      const given = await ask("save", { path: this.path, changes });
      this.wrong = "";
      if (given.problems) this.wrong = given.problems.map(sentence).join(" ");
      else if (given.saved) this.accept(given, changes);
      else this.refused(given);
    } catch (error) {
      this.wrong = say("not-saved", { reason: error.message });
    }
    this.saving = false;
    this.showState();
  }

  /** Say what a translation lacks before it can be saved, and return whether it lacks anything. */
  isUnfinished() {
    const empty = ["title", "summary"].filter((key) => isEmpty(this.now[key]));
    if (!empty.length && !this.paragraphs.left) return false;
    this.wrong = say("translation-left", { fields: [...empty.map(label), ...(this.paragraphs.left ? [say("paragraphs-left", { count: this.paragraphs.left })] : [])].join(", ") });
    this.showState();
    this.keepNow();
    const { holder, input } = this.drawn.get(empty[0] ?? "body");
    ([...holder.querySelectorAll("textarea")].find((box) => !box.value.trim()) ?? input).focus();
    return true;
  }

  accept(given, changes) {
    if (this.given.isNew) {
      this.given.isNew = this.paragraphs.isNew = false;
      this.given.state = "";
      this.paragraphs.take(given.values.body);
      this.tellNew();
      this.drawn.get("body").holder.append(this.besides());
      this.element.querySelector(".facts").textContent = this.facts();
    }
    for (const [key, value] of Object.entries(given.values)) {
      const typedMeanwhile = key in changes && !same(this.now[key], changes[key].now);
      const untouched = !(key in changes) && !same(this.now[key], this.base[key]);
      this.base[key] = value;
      if (!typedMeanwhile && !untouched && !same(this.now[key], value) && !isTyping(this.drawn.get(key))) {
        this.now[key] = structuredClone(value);
        if (this.drawn.has(key)) this.redraw(key);
      } else if (!typedMeanwhile && !untouched) this.now[key] = structuredClone(value);
    }
    this.theirs = {};
    this.keptChanges = undefined;
    this.saved = new Date();
    this.showConflicts();
    this.showProblems();
    announce(say("saved-now"));
  }

  refused(given) {
    for (const key of given.conflicts) if (key in given.values) this.theirs[key] = given.values[key];
    if (given.unwritable.length) this.wrong = say("unwritable", { fields: given.unwritable.map(label).join(", ") });
    else this.wrong = say("changed-elsewhere");
    this.showConflicts();
    this.drawn.get(given.conflicts[0])?.input.focus();
  }

  /** Take in what became of the file and of the site: other fields follow, changed ones show both. */
  async renew() {
    this.page.renew(this.given.isNew ? this.given.original?.page : this.given.page);
    const given = await ask("open", { path: this.path }).catch(() => null);
    if (!given?.values) return;
    const keys = given.fields.map((field) => field.key).join();
    const reshaped = keys !== this.given.fields.map((field) => field.key).join();
    const [before, shown] = [this.base, this.given.page];
    this.given = { ...given, unsaved: [] };
    this.followOriginal(given);
    for (const [key, value] of Object.entries(given.values)) {
      const mine = key in this.now ? this.now[key] : value;
      if (same(mine, before[key]) || !(key in before)) {
        this.base[key] = value;
        if (same(mine, value)) continue;
        this.now[key] = structuredClone(value);
        if (this.drawn.has(key)) this.redraw(key);
      } else if (same(mine, value)) this.base[key] = value;
      else if (!same(value, before[key])) this.theirs[key] = value;
    }
    if (reshaped) this.drawFields();
    this.element.querySelector(".facts").textContent = this.facts();
    if (given.page !== shown) this.page.renew(given.page);
    this.showConflicts();
    this.showProblems();
    this.showState();
  }

  /** Put what was typed beside the paragraphs that the original has now. */
  followOriginal(given) {
    if (!this.paragraphs || !given.original) return;
    const now = new Paragraphs(given.original.values.body, this.now.body, given.isNew);
    if (same(now.source, this.paragraphs.source) && given.isNew === this.paragraphs.isNew) return;
    const lost = given.isNew ? now.restore(this.paragraphs.kept) : [];
    this.paragraphs = now;
    this.context.original = given.original;
    this.now.body = now.body;
    if (this.drawn.has("body")) this.redraw("body");
    this.tellNew();
    this.notice([say("original-changed"), ...lost].join("\n\n"));
  }

  /** Put an earlier version into the form, as if it had been typed: it is saved, or dropped, as any other change. */
  goBack(values, name) {
    for (const key of Object.keys(this.now)) {
      const before = values[key] ?? emptied(this.now[key]);
      if (same(this.now[key], before)) continue;
      this.now[key] = structuredClone(before);
      if (this.drawn.has(key)) this.redraw(key);
    }
    this.notice(say("versions-taken", { name }));
    this.showProblems();
    this.showState();
    this.keepSoon();
  }

  drop() {
    if (!Object.keys(this.changes).length || !confirm(say("undo-sure"))) return;
    for (const key of Object.keys(this.changes)) {
      this.now[key] = structuredClone(this.base[key]);
      if (this.drawn.has(key)) this.redraw(key);
    }
    this.theirs = {};
    this.showProblems();
    this.keepNow();
    this.showState();
    if (this.given.isNew) dispatchEvent(new HashChangeEvent("hashchange"));
  }

  showState() {
    const count = Object.keys(this.changes).length;
    const time = (at) => at.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
    let text = this.saved ? say("saved-at", { when: time(this.saved) }) : say("unchanged");
    if (this.given.isNew) text = this.kept ? say("translation-kept", { when: time(this.kept) }) : say("state-translating");
    else if (count) text = this.kept ? say("kept-at", { count, when: time(this.kept) }) : say("unsaved", { count });
    if (this.saving) text = say("saving");
    this.state.textContent = this.wrong || text;
    this.state.classList.toggle("error", Boolean(this.wrong));
    this.saver.disabled = this.saving === true;
    this.dropper.hidden = !Object.keys(this.toKeep).length;
  }

  /** Put every problem at its field, and all of them on top as links to their fields. */
  showProblems() {
    for (const { input, notes } of this.drawn.values()) {
      notes.replaceChildren();
      input.removeAttribute("aria-invalid");
    }
    const rows = this.given.problems.map((found) => {
      const key = this.drawn.has(found.field) ? found.field : "";
      const text = (found.field !== "body" && found.item > 0 ? `${say("item", { number: found.item + 1 })}: ` : "") + sentence(found);
      const kind = found.error || this.given.state === "draft" ? "error" : "warning";
      if (!key) return make("li", { class: kind, text });
      const place = this.drawn.get(key);
      const id = `note-${key}-${place.notes.children.length}`;
      place.notes.append(make("p", { id, class: kind, text }));
      if (found.error) place.input.setAttribute("aria-invalid", "true");
      const jump = () => this.jump(key, found);
      return make("li", { class: kind }, button(`${label(key)}`, jump, { class: "jump" }), ` ${text}`);
    });
    this.summary.replaceChildren(...(rows.length ? [
      make("h2", { text: say("problems", { count: rows.length }) }), make("ul", {}, rows)] : []),
      ...(this.given.elsewhere ? [make("p", { class: "hint", text: say("elsewhere", { count: this.given.elsewhere }) })] : []));
    this.showConflicts();
  }

  jump(key, found) {
    const { input, holder } = this.drawn.get(key);
    holder.closest("details")?.setAttribute("open", "");
    const boxes = holder.querySelectorAll(".card")[found.item]?.querySelectorAll("textarea, input:not(.file)") ?? [];
    const missing = [...boxes].find((box) => !box.value && ["alt", "title", "text"].includes(box.dataset.part));
    const target = missing ?? boxes[0] ?? input;
    target.focus();
    const { pairs } = this.drawn.get(key);
    if (pairs) pairs.focusRow(found.item);
    else if (key === "body") {
      const rows = this.now.body.split("\n");
      const at = rows.slice(0, found.item).join("\n").length + (found.item ? 1 : 0);
      input.setSelectionRange(at, at + (rows[found.item] ?? "").length);
      this.page.follow(rows[found.item] ?? "");
    }
  }

  /** Show at each field that was changed in two places what the file has now, and ask which is to stay. */
  showConflicts() {
    for (const { notes } of this.drawn.values()) notes.querySelector(".conflict")?.remove();
    for (const [key, value] of Object.entries(this.theirs)) {
      const place = this.drawn.get(key);
      if (!place) continue;
      const settle = (mine) => {
        this.base[key] = value;
        if (!mine) {
          this.now[key] = structuredClone(value);
          this.redraw(key);
        }
        delete this.theirs[key];
        this.wrong = "";
        this.showProblems();
        this.showState();
        this.keepSoon();
        this.drawn.get(key).input.focus();
      };
      place.notes.append(make("div", { class: "conflict", role: "alert" },
        make("p", { text: say("conflict") }), make("pre", { text: shown(value) }),
        make("div", { class: "actions" }, button(say("take-theirs"), () => settle(false)), button(say("keep-mine"), () => settle(true)))));
    }
  }

  /** Find the field that holds the words that were clicked in the page. */
  findTyped(words) {
    const wanted = bare(words).slice(0, 40);
    if (!wanted) return;
    this.element.dataset.side = "form";
    for (const key of ["title", "summary"]) {
      if (this.drawn.has(key) && bare(this.now[key]).startsWith(wanted)) return this.drawn.get(key).input.focus();
    }
    const { pairs } = this.drawn.get("body") ?? {};
    if (pairs) return pairs.focusWords(wanted);
    const body = this.now.body ?? "";
    let at = 0;
    for (const row of body.split("\n")) {
      if (row && bare(paragraphAt(body, at)).includes(wanted)) {
        const { input } = this.drawn.get("body");
        input.focus();
        input.setSelectionRange(at, at);
        input.scrollTop = input.scrollHeight * (at / Math.max(body.length, 1)) - input.clientHeight / 2;
        return;
      }
      at += row.length + 1;
    }
  }
}

const isEmpty = (value) => value === undefined || value === "" || (typeof value === "object" && !Object.keys(value).length);
const isTyping = (place) => place?.holder.contains(document.activeElement);
const shown = (value) => (typeof value === "string" ? value : JSON.stringify(value, null, 2));
const when = (iso) => new Date(iso).toLocaleString(language, { dateStyle: "short", timeStyle: "short" });
const shortened = (value) => { const text = shown(value); return text.length > 200 ? `${text.slice(0, 200)} …` : text; };
