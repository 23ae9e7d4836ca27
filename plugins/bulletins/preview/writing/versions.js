// Earlier versions of a text from its history: the difference in words, and the way back to one of them.

import { ask, button, failed, language, make, same, say, sentence } from "./common.js";
import { drawDifference } from "./diff.js";
import { label } from "./fields.js";

/** Return the dialog of earlier versions; `now` gives the values in the form, `take` puts others there, not saved yet. */
export function versionsDialog(path, now, take) {
  const place = make("div", { class: "versions" });
  const element = make("dialog", { class: "dialog wide", "aria-labelledby": "versions-head" },
    make("h2", { id: "versions-head", text: say("versions") }), place,
    make("div", { class: "actions" }, button(say("close"), () => element.close())));
  const refuse = (problems) => place.replaceChildren(...problems.map((found) => make("p", { class: "error", role: "alert", text: sentence(found) })));

  async function list() {
    place.replaceChildren(make("p", { class: "hint", text: say("waiting") }));
    const given = await ask("versions", { path }).catch(failed);
    if (given.problems) return refuse(given.problems);
    if (!given.versions.length) return place.replaceChildren(make("p", { text: say(given.known ? "versions-none" : "versions-no-git") }));
    place.replaceChildren(make("p", { class: "hint", text: say("versions-hint") }), make("ul", { class: "found" }, given.versions.map((version) =>
      make("li", {}, button(named(version), () => show(version), { class: "quiet" })))));
    place.querySelector("button").focus();
  }

  async function show(version) {
    const given = await ask("version", { path, commit: version.commit }).catch(failed);
    if (given.problems) return refuse(given.problems);
    const held = now();
    const keys = Object.keys(held).filter((key) => !same(held[key], given.values[key] ?? emptied(held[key])));
    const back = button(say("versions-back"), list, { class: "quiet" });
    const taker = button(say("versions-take"), () => { element.close(); take(given.values, named(version)); }, { class: "main" });
    place.replaceChildren(make("h3", { text: named(version) }), make("p", { class: "hint", text: say(keys.length ? "versions-difference" : "versions-same") }),
      keys.length > 0 ? make("div", { class: "differences", tabindex: 0, role: "region", "aria-label": say("versions-difference") }, keys.map((key) =>
        make("div", { class: "change" }, make("h3", { text: label(key) }), drawDifference(held[key], given.values[key])))) : "",
      make("div", { class: "actions" }, keys.length > 0 && taker, back));
    (keys.length ? taker : back).focus();
  }

  return { element, open: () => { element.showModal(); list(); } };
}

/** Return nothing of the kind that a value is of. */
export const emptied = (value) => (Array.isArray(value) ? [] : typeof value === "object" ? {} : "");

const named = (version) => `${new Date(version.when).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" })} · ${version.who}`;
