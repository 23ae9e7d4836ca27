// A new unit: its names, level, parent and days; units of the same name are shown before another one is made.

import { ask, button, failed, make, newId, say, sentence } from "./common.js";
import { picker } from "./picker.js";

/** What was made last: it stays in sight when the list is drawn anew. */
let made = "";

/** Return the button that opens the form of a new unit, and what was made with it. */
export function newUnit(known) {
  const state = make("p", { class: "hint", role: "status", text: made });
  const inputs = new Map();
  const box = (head, text, more = {}) => {
    const id = newId();
    const input = make("input", { type: "text", id, autocomplete: "off", ...more });
    inputs.set(head, input);
    return make("div", { class: "part" }, make("label", { for: id }, text, !more.required && make("span", { class: "optional", text: ` ${say("optional")}` })), input);
  };
  const others = Object.entries(known.languages).filter(([code]) => code !== known.language);
  const level = make("select", { id: newId() }, known.levels.map((each) => make("option", { value: each.slug, text: each.name })));
  const parent = picker({ label: say("unit-parent"), value: [], single: true, choices: known.units.filter((each) => !each.ended), change: () => {} });
  const wrong = make("div", { class: "notes", role: "alert" });
  const maker = make("button", { class: "main", text: say("unit-make") });
  let sure = false;
  const dialog = make("dialog", { class: "dialog tall", "aria-labelledby": "unit-head" },
    make("form", { method: "dialog", on: { submit: begin, input: () => settle(false) } },
      make("h2", { id: "unit-head", text: say("unit-new") }),
      box("name", say("unit-name"), { required: true }),
      others.map(([code, name]) => box(`name-${code}`, say("unit-name-in", { language: name }))),
      box("short-name", say("unit-short")),
      others.map(([code, name]) => box(`short-name-${code}`, say("unit-short-in", { language: name }))),
      make("div", { class: "part" }, make("label", { for: level.id, text: say("unit-level") }), level),
      parent.element,
      make("div", { class: "pair even" }, box("valid-from", say("unit-from"), { type: "date" }), box("valid-to", say("unit-to"), { type: "date" })),
      wrong,
      make("div", { class: "actions" }, maker, button(say("cancel"), () => dialog.close()))));

  /** Let the next press make the unit although others have its name, or ask again. */
  function settle(isSure) {
    sure = isSure;
    maker.textContent = say(sure ? "unit-make-other" : "unit-make");
    if (!sure) wrong.replaceChildren();
  }

  async function begin(event) {
    event.preventDefault();
    const typed = Object.fromEntries([...inputs].map(([head, input]) => [head, input.value]));
    const given = await ask("new-unit", { values: { ...typed, level: level.value, parent: parent.value()[0] ?? "" }, sure }).catch(failed);
    if (given.problems) wrong.replaceChildren(...given.problems.map((found) => make("p", { class: "error", text: sentence(found) })));
    else if (given.same) {
      settle(true);
      wrong.replaceChildren(make("p", { text: say("unit-same", { slug: given.slug }) }), make("ul", {}, given.same.map((unit) =>
        make("li", { text: [unit.name, unit.above, unit.ended ? say("ended") : "", unit.slug].filter(Boolean).join(" · ") }))));
    } else {
      made = state.textContent = say("unit-made", { name: typed.name, file: given.file });
      dialog.close();
    }
  }

  return make("div", { class: "new" }, button(say("unit-new"), () => { settle(false); dialog.showModal(); inputs.get("name").focus(); }), state, dialog);
}
