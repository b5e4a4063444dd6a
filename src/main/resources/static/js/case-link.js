// In Camunda's web apps: a link from a task and from a process to the page of its case.
const link = (place, address) =>
  fetch(address, { redirect: "manual" }).then((answer) => {
    if (answer.type !== "opaqueredirect") return;
    const way = document.createElement("a");
    way.href = address;
    way.textContent = "Case page";
    way.className = "btn btn-default btn-link";
    place.replaceChildren(way);
  }).catch(() => {});

export default [
  {
    id: "firebreak.task.case",
    pluginPoint: "tasklist.task.action",
    render: (place, { taskId }) => { link(place, "/cases/of-task/" + encodeURIComponent(taskId)); },
    unmount: () => {}
  },
  ...["runtime", "history"].map((view) => ({
    id: "firebreak.process.case." + view,
    pluginPoint: "cockpit.processInstance." + view + ".action",
    render: (place, { processInstanceId }) => { link(place, "/cases/of-process/" + encodeURIComponent(processInstanceId)); },
    unmount: () => {}
  }))
];
