// Times in the reader's zone, the token that htmx sends with each change, and what failed as a sentence.
(() => {
  const shown = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "local time";

  const localise = (root) => {
    for (const time of root.querySelectorAll("time[datetime]:not([data-local])")) {
      const at = new Date(time.getAttribute("datetime"));
      if (Number.isNaN(at.getTime())) continue;
      time.title = at.toISOString().replace("T", " ").replace(/\.\d+Z/, "") + " UTC";
      time.textContent = shown.format(at);
      time.dataset.local = zone;
    }
  };

  const problem = (text) => {
    const box = document.getElementById("problem");
    if (!box) return;
    box.textContent = text;
    box.hidden = text === "";
    if (text !== "") box.scrollIntoView({ block: "nearest" });
  };

  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

  const foldMenu = () => {
    const fold = document.querySelector(".nav-fold");
    const narrow = window.matchMedia("(max-width: 60rem)");
    const apply = () => { if (fold) fold.open = !narrow.matches; };
    narrow.addEventListener("change", apply);
    apply();
  };

  document.addEventListener("htmx:configRequest", (event) => {
    const header = meta("csrf-header");
    if (header && event.detail.verb !== "get") event.detail.headers[header] = meta("csrf-token");
  });
  document.addEventListener("htmx:beforeRequest", () => problem(""));
  document.addEventListener("htmx:afterSwap", (event) => localise(event.detail.target.parentNode || document));
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    problem(status === 401 || status === 403
      ? "This was refused. Your session may have ended: reload the page and sign in again."
      : "The server could not answer (" + status + "). Nothing was changed. Try again, or reload the page.");
  });
  for (const lost of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(lost, () => problem("The server cannot be reached. Check your connection and try again."));
  }
  // A form that is sent shows that it is under way, and is not sent twice; one whose answer is a file stays as it is.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "get" || "again" in form.dataset || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
    }
  });

  localise(document);
  foldMenu();
})();
