// Large photos by keys and swipes: Escape closes, arrows and swipes lead on, and a look at many is one step back.
(() => {
  const root = document.documentElement;
  let isOwnStep = "step" in document.currentScript.dataset;
  let last = null;
  const current = () => document.querySelector(".large:target");
  const close = (photo) => {
    if (isOwnStep) history.back();
    else location.replace(photo.querySelector(".chips a:not([rel])").hash);
  };
  const lead = (photo, way) => {
    const link = photo.querySelector(`[rel=${way}]`);
    if (link) location.replace(link.hash);
  };
  const show = () => {
    const photo = current();
    if (photo) {
      photo.role = "dialog";
      photo.ariaModal = true;
      photo.ariaLabel = photo.querySelector("img").alt;
      photo.focus();
      const next = photo.querySelector("[rel=next]");
      if (next) document.getElementById(decodeURIComponent(next.hash.slice(1))).querySelector("img").loading = "eager";
    } else if (last) {
      isOwnStep = false;
      document.getElementById(last.id.replace(".large", "")).querySelector("a").focus();
    }
    last = photo;
  };

  addEventListener("hashchange", show);
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href*='#']");
    const photo = link && link.closest(".large");
    if (!link || event.ctrlKey || event.metaKey) return;
    if (!photo) {
      isOwnStep = link.hash.endsWith(".large");
      return;
    }
    event.preventDefault();
    if (link.rel) lead(photo, link.rel);
    else close(photo);
  });
  addEventListener("keydown", (event) => {
    const photo = current();
    if (!photo || event.altKey || event.ctrlKey || event.metaKey) return;
    const forth = root.dir == "rtl" ? "ArrowLeft" : "ArrowRight";
    if (event.key == "Escape") close(photo);
    else if (event.key.startsWith("Arrow") && /t$/.test(event.key)) lead(photo, event.key == forth ? "next" : "prev");
    else if (event.key == "Tab") {
      const links = [...photo.querySelectorAll(".chips a")];
      const at = links.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
      links.at(at % links.length).focus();
    } else return;
    event.preventDefault();
  });

  let start = null;
  addEventListener("touchstart", (event) => (start = event.touches.length == 1 ? event.touches[0] : null));
  addEventListener("touchend", (event) => {
    const photo = current();
    if (!photo || !start || visualViewport.scale > 1.05) return;
    const across = event.changedTouches[0].clientX - start.clientX;
    const down = event.changedTouches[0].clientY - start.clientY;
    const isForth = across < 0 != (root.dir == "rtl");
    if (Math.abs(across) > 48 && Math.abs(across) > 2 * Math.abs(down)) lead(photo, isForth ? "next" : "prev");
  });
  show();
})();
