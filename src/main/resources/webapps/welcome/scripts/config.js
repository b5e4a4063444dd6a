// Camunda's welcome under our name; see web.WebAppsLook.
import "/js/webapp.js";

export default {
  app: { name: "Profile", vendor: "Firebreak" },
  links: [{ label: "Firebreak", href: "/", description: "What waits for you" }],
  disableWelcomeMessage: true
};
