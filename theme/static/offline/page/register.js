// The device keeps what was read; a site without an address of its own, as a preview is, keeps nothing.
(() => {
  const base = new URL("..", document.currentScript.src);
  if (!navigator.serviceWorker || !document.querySelector("[rel=canonical]")) return;
  const page = location.origin + location.pathname;
  const entered = !document.referrer.startsWith(base);
  let unit = "";
  try {
    unit = (localStorage[base] || "").split("\n")[0];
  } catch {}
  navigator.serviceWorker.register(new URL("sw.js", base)).catch(() => {});
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage({ page, unit, entered }));
})();
