// A photo in its card: a click sets the point that stays in sight; it is turned and cropped, and that can be undone.

import { announce, ask, button, failed, make, newId, say, sentence } from "./common.js";

const SIDES = ["left", "top", "right", "bottom"];
const MOST = 95;

/** Return a small picture of a photo that lies beside the text. */
export function thumbnail(src, context) {
  const image = make("img", { alt: say("photo-file", { name: src }), title: src });
  ask("photo", { path: context.path, src }).then((given) => { if (given.data) image.src = given.data; }).catch(() => {});
  return image;
}

/** Return the photo with its tools; `setFocus` takes the point that stays in sight, where one can be set. */
export function drawPhoto(item, context, setFocus) {
  const name = item.src;
  const image = make("img", { alt: item.alt || say("photo-file", { name }) });
  const dot = make("span", { class: "dot", "aria-hidden": "true", hidden: true });
  const state = make("p", { class: "hint", role: "status" });
  const undone = button(say("undo-photo"), undo, { class: "quiet", hidden: true, "aria-label": say("undo-photo-of", { name }) });
  const earlier = [];
  const dialog = cropDialog(image, name, (cut) => edit(cut, (x, y) => [part(x, cut.left, cut.right), part(y, cut.top, cut.bottom)]));
  const turn = (side, degrees, move) => button(say(`turn-${side}`), () => edit({ turn: degrees }, move),
    { class: "quiet", "aria-label": say(`turn-${side}-of`, { name }) });

  function place() {
    const point = pointOf(item.focus);
    dot.hidden = !point;
    if (point) Object.assign(dot.style, { left: `${point[0]}%`, top: `${point[1]}%` });
  }

  function focus(text) {
    setFocus(text);
    place();
  }

  async function edit(asked, move) {
    const given = await ask("edit-photo", { path: context.path, src: name, ...asked }).catch(failed);
    const point = pointOf(item.focus);
    const before = item.focus ?? "";
    if (!take(given, "photo-changed")) return;
    earlier.push(before);
    if (point) focus(move(...point).map((each) => `${Math.round(Math.min(Math.max(each, 0), 100))}%`).join(" "));
  }

  async function undo() {
    if (take(await ask("undo-photo", { path: context.path, src: name }).catch(failed), "photo-back") && earlier.length) focus(earlier.pop());
  }

  /** Show what became of the photo, and return whether it was changed. */
  function take(given, told) {
    state.classList.toggle("error", Boolean(given.problems));
    state.textContent = given.problems ? given.problems.map(sentence).join(" ") : say(told, { name });
    if (given.problems) return false;
    image.src = given.data;
    undone.hidden = !given.undo;
    if (undone.hidden && document.activeElement === document.body) figure.querySelector("button").focus();
    announce(state.textContent);
    return true;
  }

  image.classList.toggle("pointed", Boolean(setFocus));
  if (setFocus) image.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect();
    const percent = (at, size) => `${Math.round(Math.min(Math.max(at / size, 0), 1) * 100)}%`;
    focus(`${percent(event.clientX - box.left, box.width)} ${percent(event.clientY - box.top, box.height)}`);
  });
  ask("photo", { path: context.path, src: name }).then((given) => {
    if (given.data) image.src = given.data;
    undone.hidden = !given.undo;
  }).catch(() => {});
  place();
  const figure = make("figure", { class: "thumbnail" }, make("div", { class: "frame" }, image, dot), make("figcaption", { text: name }),
    /\.(jpe?g|png)$/i.test(name) && make("div", { class: "actions" },
      turn("left", 270, (x, y) => [y, 100 - x]), turn("right", 90, (x, y) => [100 - y, x]),
      button(say("crop"), () => dialog.open(), { class: "quiet", "aria-label": say("crop-of", { name }) }), undone),
    state, dialog.element);
  return figure;
}

/** Return the point that a text names, in percent; nothing where it names none. */
function pointOf(text) {
  const found = /^(\d+) ?%?[ ,]+(\d+) ?%?$/.exec(text ?? "");
  return found && [Number(found[1]), Number(found[2])];
}

/** Return where a point stands, in percent, once parts of both sides are cut off. */
const part = (at, before, after) => (at - before * 100) / (1 - before - after);

/** Return the dialog in which what stays of a photo is drawn or typed; `crop` takes the part that each side loses. */
function cropDialog(image, name, crop) {
  const shown = make("img", { alt: say("photo-file", { name }), draggable: "false" });
  const kept = make("span", { class: "kept", "aria-hidden": "true" });
  const frame = make("div", { class: "frame cropping" }, shown, kept);
  const boxes = Object.fromEntries(SIDES.map((side) => [side, make("input", { type: "number", id: newId(), min: 0, max: MOST, step: 1, value: "0",
    on: { input: draw } })]));
  const element = make("dialog", { class: "dialog tall", "aria-label": say("crop-of", { name }) },
    make("form", { method: "dialog", on: { submit: send } },
      make("h2", { text: say("crop") }), make("p", { class: "hint", text: say("crop-hint") }), frame,
      make("div", { class: "pair even" }, SIDES.map((side) => make("div", { class: "part" }, make("label", { for: boxes[side].id, text: say(`crop-${side}`) }), boxes[side]))),
      make("div", { class: "actions" }, make("button", { class: "main", text: say("crop-do") }), button(say("cancel"), () => element.close()))));
  let from = null;

  const value = (side) => Math.min(Math.max(Number(boxes[side].value) || 0, 0), MOST);
  function draw() {
    kept.style.inset = ["top", "right", "bottom", "left"].map((side) => `${value(side)}%`).join(" ");
    for (const [one, other] of [["left", "right"], ["top", "bottom"]]) {
      boxes[other].setCustomValidity(value(one) + value(other) > MOST ? say("crop-hint") : "");
    }
  }

  function at(event) {
    const box = shown.getBoundingClientRect();
    const percent = (place, size) => Math.min(Math.max((place / size) * 100, 0), 100);
    return [percent(event.clientX - box.left, box.width), percent(event.clientY - box.top, box.height)];
  }
  frame.addEventListener("pointerdown", (event) => {
    from = at(event);
    frame.setPointerCapture(event.pointerId);
  });
  frame.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = at(event);
    const edges = [Math.min(from[0], to[0]), Math.min(from[1], to[1]), 100 - Math.max(from[0], to[0]), 100 - Math.max(from[1], to[1])];
    SIDES.forEach((side, place) => { boxes[side].value = String(Math.round(edges[place])); });
    draw();
  });
  for (const end of ["pointerup", "pointercancel"]) frame.addEventListener(end, () => { from = null; });

  function send() {
    if (SIDES.some(value)) crop(Object.fromEntries(SIDES.map((side) => [side, value(side) / 100])));
  }

  return {
    element,
    open: () => {
      shown.src = image.src;
      for (const side of SIDES) boxes[side].value = "0";
      draw();
      element.showModal();
      boxes.left.focus();
    },
  };
}
