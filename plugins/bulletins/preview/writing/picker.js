// A choice out of many by a few letters without tones: a combobox with its list, and what was chosen in order.

import { announce, button, make, newId, plain, say } from "./common.js";

const MOST = 30;

/** Return a picker; `choices` are `{slug, name, above?, ended?}`; `free` lets anything be typed. */
export function picker({ label, value, choices, change, single = false, free = false, describedBy = "" }) {
  const id = newId();
  let chosen = [...value];
  let active = -1;
  let offered = [];
  const list = make("ul", { class: "options", id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  const taken = make("ol", { class: "chosen" });
  const input = make("input", {
    type: "text", id, role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": `${id}-list`,
    "aria-autocomplete": "list", "aria-describedby": describedBy || undefined,
    on: { input: open, keydown: press, blur: () => setTimeout(close, 150), focus: () => { if (single) open(); } },
  });
  const byslug = new Map(choices.map((choice) => [choice.slug, choice]));

  function set(next) {
    chosen = next;
    draw();
    change([...chosen]);
  }

  function draw() {
    taken.replaceChildren(...chosen.map((slug, at) => {
      const known = byslug.get(slug);
      const name = known?.name ?? slug;
      const move = (by) => {
        const next = [...chosen];
        [next[at], next[at + by]] = [next[at + by], next[at]];
        set(next);
        taken.children[at + by]?.querySelector(by < 0 ? ".up" : ".down")?.focus();
      };
      return make("li", {},
        make("span", { class: "name" }, name, known?.above && make("span", { class: "above", text: known.above })),
        !single && at > 0 && button("↑", () => move(-1), { class: "quiet up", "aria-label": say("up", { name }) }),
        !single && at < chosen.length - 1
          && button("↓", () => move(1), { class: "quiet down", "aria-label": say("down", { name }) }),
        button("×", () => { set(chosen.filter((_, other) => other !== at)); input.focus(); },
          { class: "quiet", "aria-label": say("take-out", { name }) }));
    }));
    taken.hidden = !chosen.length;
  }

  function open() {
    const words = plain(input.value).split(/\s+/);
    offered = choices.filter((choice) => !chosen.includes(choice.slug)
      && words.every((word) => plain(`${choice.name} ${choice.slug} ${choice.above ?? ""}`).includes(word))).slice(0, MOST);
    active = input.value.trim() && offered.length ? 0 : -1;
    list.hidden = !offered.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    list.replaceChildren(...offered.map((choice, at) =>
      make("li", { id: `${id}-${at}`, role: "option", on: { mousedown: (event) => { event.preventDefault(); take(at); } } },
        choice.name, choice.above && make("span", { class: "above", text: choice.above }),
        choice.ended && make("span", { class: "above", text: say("ended") }))));
    mark();
  }

  function mark() {
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    if (active >= 0) list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", active >= 0 ? `${id}-${active}` : "");
  }

  function take(at) {
    const slug = offered[at].slug;
    input.value = "";
    close();
    set(single ? [slug] : [...chosen, slug]);
    announce(say("chosen", { name: offered[at].name }));
  }

  function press(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      const by = event.key === "ArrowDown" ? 1 : -1;
      active = offered.length ? (active + by + offered.length) % offered.length : -1;
      mark();
    } else if (event.key === "Enter") {
      if (active < 0 && !(free && input.value.trim())) return;
      event.preventDefault();
      if (active >= 0) take(active);
      else {
        const typed = input.value.trim();
        input.value = "";
        close();
        set([...chosen, typed]);
      }
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      event.preventDefault();
      close();
    } else if (event.key === "Backspace" && !input.value && chosen.length) set(chosen.slice(0, -1));
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-activedescendant", "");
    if (free && input.value.trim() && document.activeElement !== input) {
      const typed = input.value.trim();
      input.value = "";
      set([...chosen, typed]);
    }
  }

  draw();
  const element = make("div", { class: "picker" }, make("label", { for: id, text: label }), taken,
    make("div", { class: "combobox" }, input, list));
  return { element, input, value: () => chosen };
}
