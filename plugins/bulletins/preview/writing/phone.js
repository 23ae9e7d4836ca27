// A draft on a telephone in the same network: an address of its own as a QR code, until the dialog is closed.

import { announce, ask, button, failed, make, say, sentence } from "./common.js";

const EVERY = 3000;

/** Return the dialog that shows a saved text on a telephone; `save` is called before, and tells whether all is saved. */
export function phoneDialog(path, save) {
  let timer = 0;
  const shown = make("div", { class: "on-phone" });
  const state = make("p", { role: "status", class: "hint" });
  const opener = button(say("phone-open"), open, { class: "main" });
  const closer = button(say("close"), () => element.close());
  const element = make("dialog", { class: "dialog", "aria-labelledby": "phone-head", on: { close: end } },
    make("h2", { id: "phone-head", text: say("phone") }), make("p", { text: say("phone-hint") }), make("p", { class: "hint", text: say("phone-firewall") }),
    shown, state, make("div", { class: "actions" }, opener, closer));

  async function open() {
    opener.disabled = true;
    shown.replaceChildren();
    const given = (await save()) ? await ask("phone", { path }).catch(failed) : { problems: [{ what: say("phone-unsaved"), do: "" }] };
    opener.disabled = false;
    if (given.problems) return shown.replaceChildren(...given.problems.map((found) => make("p", { class: "error", role: "alert", text: sentence(found) })));
    if (!element.open) return end();
    opener.hidden = true;
    shown.replaceChildren(make("img", { class: "qr", src: given.code, alt: say("qr-page") }), make("p", { class: "address", text: given.address }));
    announce(say("phone-shown"));
    tell(given);
  }

  /** Say how long it can be seen; to ask keeps it open while this window is. */
  function tell(given) {
    clearTimeout(timer);
    if (given.problems) state.textContent = given.problems.map(sentence).join(" ");
    else if (!given.seconds) {
      shown.replaceChildren();
      opener.hidden = false;
      state.textContent = say("phone-over");
      return;
    } else state.textContent = say(given.seen ? "phone-seen" : "phone-waiting", { minutes: Math.ceil(given.seconds / 60) });
    timer = setTimeout(async () => tell(await ask("phone-state").catch(failed)), EVERY);
  }

  function end() {
    clearTimeout(timer);
    shown.replaceChildren();
    state.textContent = "";
    opener.hidden = false;
    ask("phone-close", {}, { keepalive: true }).catch(() => {});
  }

  return { element, open: () => { element.showModal(); opener.focus(); }, leave: () => { if (element.open) end(); } };
}
