// Reloads the page when the site has changed, and says what is wrong where it could not be made anew.
(() => {
  "use strict";
  const own = document.querySelector("meta[name=portolan-version]").content;
  let known = "";
  let panel = null;

  function show(fault) {
    panel?.remove();
    panel = null;
    if (!fault) return;
    panel = document.createElement("section");
    panel.setAttribute("role", "alert");
    panel.setAttribute("aria-label", "The input is faulty");
    panel.style.cssText = "position:fixed;z-index:100;inset:auto 0 0;max-height:60vh;overflow:auto;padding:1rem 1.5rem;"
      + "background:#3b0d0c;color:#ffe9e7;border-top:4px solid #f0716c;font:1rem/1.5 system-ui,sans-serif";
    const title = document.createElement("h2");
    title.style.cssText = "margin:0 3rem .5rem 0;font-size:1.1rem";
    title.textContent = "The input is faulty: this is what it was before";
    const text = document.createElement("pre");
    text.tabIndex = 0;
    text.style.cssText = "margin:0;padding:0;white-space:pre-wrap;overflow-wrap:anywhere;background:none;border:0;"
      + "font:.875rem/1.5 ui-monospace,monospace";
    text.textContent = fault;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", "Close");
    close.style.cssText = "position:absolute;top:.75rem;right:1rem;width:2rem;height:2rem;background:none;color:inherit;"
      + "border:1px solid #f0a9a5;border-radius:.35rem;font-size:1.2rem;line-height:1";
    close.addEventListener("click", () => panel.remove());
    panel.append(title, text, close);
    document.body.append(panel);
  }

  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  async function watch() {
    for (;;) {
      try {
        const answer = await fetch(`/-/changes?after=${encodeURIComponent(known)}`, { cache: "no-store" });
        const change = await answer.json();
        if (change.version !== known) {
          known = change.version;
          if (change.fault) show(change.fault);
          else if (known !== own) return location.reload();
          else show(null);
        }
      } catch {
        // The server is gone; it may come back.
        await pause(1000);
      }
    }
  }

  watch();
})();
