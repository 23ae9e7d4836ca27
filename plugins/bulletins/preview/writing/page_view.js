// The real page beside the form: at the width of a phone or a desktop, following the cursor both ways.

import { button, make, plain, say } from "./common.js";

const WIDTHS = { phone: 390, desktop: 1280 };

/** Return `{element, renew, follow}`; `clicked` is told the words of a paragraph that was clicked in the page. */
export function drawPage(clicked) {
  let address = "";
  let width = "phone";
  let marked = null;
  let changes = 0;
  // No script of the page runs here; the form reads and marks it from outside.
  const frame = make("iframe", { title: say("page-view"), sandbox: "allow-same-origin" });
  const holder = make("div", { class: "holder" }, frame);
  const nothing = make("p", { class: "hint", text: say("no-page") });
  const alone = make("a", { class: "alone", target: "_blank", text: say("open-page") });
  const buttons = Object.keys(WIDTHS).map((name) => button(say(`width-${name}`), () => { width = name; lay(); }, { class: "chip" }));
  const element = make("section", { class: "page", "aria-label": say("page-view") },
    make("div", { class: "page-bar" }, make("div", { role: "group", "aria-label": say("width"), class: "chips" }, buttons), alone),
    nothing, holder);

  function lay() {
    buttons.forEach((each, at) => each.setAttribute("aria-pressed", String(Object.keys(WIDTHS)[at] === width)));
    const room = holder.clientWidth;
    const wide = WIDTHS[width];
    const scale = Math.min(1, room / wide);
    Object.assign(frame.style, { width: `${wide}px`, height: `${holder.clientHeight / scale}px`, transform: `scale(${scale})` });
  }
  new ResizeObserver(lay).observe(holder);

  function inside() {
    try {
      return frame.contentDocument?.querySelector("main, body") ?? null;
    } catch {
      return null;
    }
  }

  frame.addEventListener("load", () => {
    if (!inside()) return;
    frame.contentDocument.addEventListener("click", (event) => {
      const block = event.target.closest("p, li, h1, h2, h3, h4, figcaption, td, th");
      if (block) {
        event.preventDefault();
        clicked(block.textContent.trim());
      }
    });
  });

  /** Show a page, or show it anew where it was scrolled to. */
  function renew(next) {
    nothing.hidden = Boolean(next);
    holder.hidden = alone.hidden = !next;
    if (!next) return;
    alone.href = next;
    if (next === address && inside()) change(next).catch(() => { frame.src = next; });
    else frame.src = next;
    address = next;
    lay();
  }

  /** Put what the page says now into its place: its styles and photos stay as they are loaded. */
  async function change(next) {
    const order = (changes += 1);
    const answer = await fetch(next);
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (order !== changes || next !== address) return;
    const now = frame.contentDocument;
    if (!answer.ok || heads(made) !== heads(now)) frame.src = next;
    else if (made.body.innerHTML !== now.body.innerHTML) now.body.replaceWith(now.adoptNode(made.body));
  }

  /** Bring the block into sight that holds these words of the form. */
  function follow(typed) {
    const words = bare(typed);
    const root = inside();
    if (!root || words.length < 3) return;
    const blocks = [...root.querySelectorAll("h1, h2, h3, h4, p, li, td, th, figcaption, img")];
    const start = words.slice(0, 40);
    const found = blocks.find((block) => bare(block.alt ?? block.textContent).startsWith(start))
      ?? blocks.find((block) => bare(block.alt ?? block.textContent).includes(start));
    if (!found) return;
    if (marked) marked.style.outline = "";
    marked = found;
    found.style.outline = "2px dashed #8a5a00";
    found.scrollIntoView({ block: "center", behavior: "instant" });
  }

  return { element, renew, follow };
}

/** Return which styles a page has. */
const heads = (page) => [...page.querySelectorAll("link[rel=stylesheet]")].map((each) => each.getAttribute("href")).join();

/** Return words without the signs that mark headings, lists, links and photos. */
export function bare(text) {
  return plain(text.replace(/^\s*(#+|[-*+]|\d+[.)]|>)\s+/, "").replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1"))
    .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
