// In Camunda's web apps: a link from a task and from a process to the page of its case.
const way = (place, href) => {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = "Case page";
  link.className = "btn btn-default btn-link";
  place.replaceChildren(link);
  return link;
};

const chosenTask = () => new URLSearchParams(location.hash.split("?")[1]).get("task");

// Tasklist tells a plug-in of no task, and asks for it once for all of them: the task is the one chosen when it is followed.
const ofChosenTask = (place) => {
  const link = way(place, "#");
  const find = () => { link.href = "/cases/of-task/" + encodeURIComponent(chosenTask()); };
  ["pointerdown", "focus", "click"].forEach((moment) => link.addEventListener(moment, find));
};

const ofProcess = (place, id) => {
  const address = "/cases/of-process/" + encodeURIComponent(id);
  fetch(address, { redirect: "manual" })
    .then((answer) => { if (answer.type === "opaqueredirect") way(place, address); })
    .catch(() => {});
};

export default [
  { id: "firebreak.task.case", pluginPoint: "tasklist.task.action", render: ofChosenTask, unmount: () => {} },
  ...["runtime", "history"].map((view) => ({
    id: "firebreak.process.case." + view,
    pluginPoint: "cockpit.processInstance." + view + ".action",
    render: (place, { processInstanceId }) => ofProcess(place, processInstanceId),
    unmount: () => {}
  }))
];
