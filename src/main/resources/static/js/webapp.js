// In Camunda's web apps: whoever signs out, or whose session has ended, comes to Firebreak's own sign-in page.
(() => {
  const leave = () => {
    if (/^#!?\/login/.test(location.hash)) {
      location.assign("/login");
    }
  };
  addEventListener("hashchange", leave);
  leave();
})();
