// A served page asks whether the data changed; then all is ready.

if (root.hasAttribute("data-live")) {
  setInterval(async () => {
    try {
      const now = await (await fetch("version", { cache: "no-store" })).text();
      if (now !== root.dataset.live) location.reload();
    } catch {
      // The server is away; it may come back.
    }
  }, 1000);
}

root.dataset.ready = "";
if (location.hash) route();
