// Where pages are no longer kept on devices, this takes the place of the script that kept them: all of it goes.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const begin = `bulletins ${new URL(".", location).pathname} `;
  const clear = async () => {
    await Promise.all((await caches.keys()).filter((name) => name.startsWith(begin)).map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(clear());
});
