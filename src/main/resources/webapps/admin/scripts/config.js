// Camunda's admin under our name; see web.WebAppsLook.
import "/js/webapp.js";

export default {
  app: { name: "Accounts", vendor: "Firebreak" },
  disableWelcomeMessage: true
};
