// The writing page: a list of texts, and each text as a form beside its page.

import { announce, ask, languages, language, make, say, speak } from "./common.js";
import { showList } from "./list.js";
import { showPublish } from "./publish.js";
import { showText } from "./text.js";

const main = document.getElementById("main");
let leave = () => {};
let listed = null;

/** Return the list and everything there is to choose from, asked once for each state of the site. */
async function site(fresh = false) {
  if (fresh || listed === null) listed = await ask("list");
  return listed;
}

async function show() {
  leave();
  leave = () => {};
  drawBar();
  const path = decodeURIComponent(location.hash.replace(/^#\/?/, ""));
  main.replaceChildren(make("p", { class: "waiting", text: say("waiting") }));
  try {
    const known = await site(true);
    if (known.problems) return refuse(known.problems);
    if (known.publishes) publishing.hidden = false;
    leave = path === "publish" ? showPublish(main) : path ? await showText(main, path, known, events) : showList(main, known, events, site);
  } catch (error) {
    main.replaceChildren(make("p", { role: "alert", text: say("no-answer", { reason: error.message }) }));
  }
}

function refuse(problems) {
  main.replaceChildren(...problems.map((problem) => make("p", { role: "alert", text: `${problem.what}; ${problem.do}` })));
  setTimeout(show, 2000);
}

const publishing = make("a", { class: "to-publish", href: "#/publish", hidden: true });

function drawBar() {
  publishing.textContent = say("publish");
  const chosen = (code) => (code === language ? { "aria-current": "true" } : {});
  const speakers = languages.map((code) =>
    make("button", {
      type: "button", class: "quiet", lang: code, text: say(`in-${code}`), ...chosen(code),
      on: { click: () => { speak(code); show(); } },
    }));
  document.querySelector(".bar").replaceChildren(
    make("a", { class: "home", href: "#/", text: say("writing") }),
    publishing,
    make("nav", { class: "speakers", "aria-label": say("language") }, speakers),
  );
  document.querySelector(".skip").textContent = say("skip");
  document.title = say("writing");
}

// The program tells of every build; a page that nobody looks at gives its connection back.
const events = new EventTarget();
let source = null;
function listen() {
  if (source || document.visibilityState === "hidden") return;
  source = new EventSource("/__preview/events");
  let last = null;
  source.onmessage = (message) => {
    const state = JSON.parse(message.data);
    if (last !== null && last.build !== state.build) events.dispatchEvent(new CustomEvent("build", { detail: state }));
    last = state;
  };
  source.onerror = () => {
    if (source?.readyState !== EventSource.CLOSED) return;
    source = null;
    setTimeout(listen, 1000);
  };
}
function rest() {
  source?.close();
  source = null;
}
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") return rest();
  listen();
  events.dispatchEvent(new CustomEvent("build", { detail: {} }));
});
addEventListener("pagehide", rest);
addEventListener("pageshow", listen);
addEventListener("hashchange", () => { show().then(() => main.focus({ preventScroll: true })); });
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => { if (!event.defaultPrevented) { event.preventDefault(); announce(say("drop-elsewhere")); } });

speak(language);
listen();
show();
