// What all parts of the writing page share: its words, its elements, its questions to the program.

const catalogues = JSON.parse(document.getElementById("words").textContent);
const token = document.querySelector("meta[name=writing-token]").content;

// Which window this is: what one window keeps no other one changes. A reload is the same window.
export const windowName = kept("writing-window", () => crypto.randomUUID());
export let language = kept("writing-language", () => document.documentElement.lang, localStorage);

function kept(name, first, storage = sessionStorage) {
  try {
    if (!storage.getItem(name)) storage.setItem(name, first());
    return storage.getItem(name);
  } catch {
    return first();
  }
}

export function speak(code) {
  language = code in catalogues ? code : "en";
  document.documentElement.lang = language;
  try {
    localStorage.setItem("writing-language", language);
  } catch { /* storage is switched off: the choice lasts as long as the window */ }
}

export const languages = Object.keys(catalogues);

/** Return a phrase with its places filled; the key itself where there is none. */
export function say(key, details = {}) {
  const phrase = catalogues[language]?.[key] ?? key;
  return phrase.replace(/\{(\w+)\}/g, (_, name) => details[name] ?? "");
}

export const has = (key) => key in (catalogues[language] ?? {});

/** Return a new element; `class`, `text`, `on` and ARIA names are understood. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const button = (text, act, properties = {}) => make("button", { type: "button", text, on: { click: act }, ...properties });

/** Return what the program answers to an operation; an Error where it does not answer. */
export async function ask(operation, asked = {}, more = {}) {
  const answer = await fetch(operation, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Writing-Token": token },
    body: JSON.stringify({ language, window: windowName, ...asked }),
    ...more,
  });
  const given = await answer.json();
  if (!answer.ok) throw new Error(given.error ?? String(answer.status));
  return given;
}

/** Return what stands for the answer of a program that did not answer. */
export const failed = (error) => ({ problems: [{ what: say("no-answer", { reason: error.message }), do: "" }] });

/** Say something to everyone, also to those who hear the page. */
export function announce(text) {
  const place = document.querySelector(".said");
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = text; });
}

/** Return letters without tones and capitals, as people type them in a hurry. */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");
}

export const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

export function sentence(problem) {
  return `${problem.what}; ${problem.do}`;
}

/** Return the bytes of a file in base64. */
export function encoded(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

let numbers = 0;
export const newId = () => `w${(numbers += 1)}`;
