// Camunda's cockpit under our name; see web.WebAppsLook.
import "/js/webapp.js";

export default {
  app: { name: "Processes", vendor: "Firebreak" },
  disableWelcomeMessage: true
};
