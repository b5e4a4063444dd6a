// Camunda's cockpit under our name; see web.WebAppsLook.
import "/js/webapp.js";

export default {
  app: { name: "Processes", vendor: "Firebreak" },
  customScripts: ["../../../js/case-link.js"],
  disableWelcomeMessage: true
};
