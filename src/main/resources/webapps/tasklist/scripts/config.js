// Camunda Tasklist under our name; see web.WebAppsLook.
import "/js/webapp.js";
import "/js/tasklist.js";

export default {
  app: { name: "Tasks", vendor: "Firebreak" },
  dateFormat: { normal: "YYYY-MM-DD HH:mm", long: "YYYY-MM-DD HH:mm", short: "MM-DD HH:mm" },
  customScripts: ["../../../js/case-link.js"],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: "ctrl+alt+c", description: "claims the currently selected task" },
    focusFilter: { key: "ctrl+shift+f", description: "set the focus to the first filter in the list" },
    focusList: { key: "ctrl+alt+l", description: "sets the focus to the first task in the list" },
    focusForm: { key: "ctrl+alt+f", description: "sets the focus to the first input field in a task form" },
    startProcess: { key: "ctrl+alt+p", description: "opens the start process modal dialog" }
  }
};
