// A translation beside its original, paragraph by paragraph, as long as both have as many.

import { button, make, newId, say } from "./common.js";
import { bare } from "./page_view.js";

/** The key under which the paragraphs of a translation without a file are kept aside. */
export const PARAGRAPHS = "@paragraphs";
const WORDS = ["cover", "photos", "attachments"];
const TYPED_BY_HAND = /^(!\[|\||```|~~~)/;

/** Return a text's paragraphs and what stands around them: one gap more than there are paragraphs. */
export function splitText(text) {
  const gaps = [""];
  const blocks = [];
  let fence = "";
  let open = false;
  for (const line of text.split(/(?<=\n)/)) {
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1] ?? "";
    if (!line.trim() && !fence) {
      open = false;
      gaps[gaps.length - 1] += line;
      continue;
    }
    if (mark) fence = fence && line.trim().startsWith(fence) ? "" : fence || mark;
    if (open) blocks[blocks.length - 1] += line;
    else {
      blocks.push(line);
      gaps.push("");
    }
    open = true;
  }
  const ends = blocks.map((block) => /\n?$/.exec(block)[0]);
  return { gaps: gaps.map((gap, at) => (at ? ends[at - 1] : "") + gap), blocks: blocks.map((block) => block.replace(/\n$/, "")) };
}

/** The paragraphs of a translation and of its original. */
export class Paragraphs {
  constructor(original, body, isNew) {
    this.source = splitText(original).blocks;
    this.isNew = isNew;
    this.take(body);
  }

  /** Take a body apart; of one that is not begun every paragraph is empty. */
  take(body) {
    const { gaps, blocks } = splitText(body);
    this.gaps = gaps;
    this.typed = this.isNew && !blocks.length ? this.source.map(() => "") : blocks;
  }

  get arePairs() { return this.typed.length === this.source.length; }
  get left() { return this.typed.filter((text) => !text.trim()).length; }
  get kept() { return { was: this.source, now: [...this.typed] }; }

  get body() {
    if (!this.isNew) return this.gaps[0] + this.typed.map((text, at) => text + this.gaps[at + 1]).join("");
    const filled = this.typed.map((text) => text.trim()).filter(Boolean);
    return filled.length ? `\n${filled.join("\n\n")}\n` : "";
  }

  /** Put kept paragraphs beside those that they translate; return those whose original is gone. */
  restore({ was, now }) {
    const used = new Set();
    const same = was.length === this.source.length;
    this.typed = this.source.map((text, at) => {
      const found = same || was[at] === text ? at : was.findIndex((each, place) => each === text && !used.has(place));
      used.add(found);
      return now[found] ?? "";
    });
    return now.filter((text, at) => text.trim() && !used.has(at));
  }
}

/** Return the photos and documents of an original, whose words are yet to be translated. */
export function untranslated(original, values) {
  const bare = (item) => ({ src: item.src });
  return Object.fromEntries(WORDS.filter((key) => key in values && Object.keys(original[key] ?? {}).length)
    .map((key) => [key, Array.isArray(original[key]) ? original[key].map(bare) : bare(original[key])]));
}

/** Return `{element, input, focusRow, focusWords}` of a body in pairs; `follow` is told which paragraph is written. */
export function drawPairs(paragraphs, languages, change, follow) {
  const count = make("p", { class: "hint", role: "status" });
  const tell = () => { count.textContent = say("paragraphs-done", { done: paragraphs.source.length - paragraphs.left, all: paragraphs.source.length }); };
  const inputs = paragraphs.source.map((text, at) => {
    const id = newId();
    const typed = () => { paragraphs.typed[at] = input.value; change(paragraphs.body); tell(); };
    const input = make("textarea", { id, rows: 2, lang: languages.to, "aria-describedby": `${id}-original`, on: { input: typed, focus: () => follow(at) } });
    input.value = paragraphs.typed[at];
    return input;
  });
  const rows = inputs.map((input, at) => make("li", { class: "paragraph" },
    make("p", { class: "original", id: `${input.id}-original`, lang: languages.from, text: paragraphs.source[at] }),
    make("div", {}, make("label", { for: input.id, class: "unseen", text: say("paragraph", { number: at + 1 }) }), input,
      TYPED_BY_HAND.test(paragraphs.source[at]) && button(say("copy-original"), () => {
        input.value = paragraphs.source[at];
        input.dispatchEvent(new Event("input"));
        input.focus();
      }, { class: "quiet" }))));
  const focus = (at) => inputs[at]?.focus();
  tell();
  return {
    element: make("fieldset", { class: "group" }, make("legend", { text: say("field-body") }), make("p", { class: "hint", text: say("paragraphs-hint") }), count,
      make("ol", { class: "paragraphs" }, rows)),
    input: inputs[paragraphs.typed.findIndex((text) => !text.trim())] ?? inputs[0],
    focusRow: (row) => {
      let last = (paragraphs.gaps[0].match(/\n/g) ?? []).length;
      focus(paragraphs.typed.findIndex((text, at) => (last += ((text + paragraphs.gaps[at + 1]).match(/\n/g) ?? []).length) > row));
    },
    focusWords: (words) => focus([paragraphs.typed, paragraphs.source].map((all) => all.findIndex((text) => bare(text).includes(words))).find((at) => at >= 0)),
  };
}

/** Return an original's words, to be read beside what is written; nothing where it has none. */
export const besideOriginal = (original, text) => Boolean(original && text) && make("p", { class: "original", lang: original.language, text });
