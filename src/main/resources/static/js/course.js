// Draws the way of a case on the diagram it ran on, and the tables that decided, each when it is first looked at.
(() => {
  const scripts = new Map();
  const script = (src) => {
    if (!scripts.has(src)) {
      scripts.set(src, new Promise((loaded, failed) => {
        const tag = document.createElement("script");
        tag.src = src;
        tag.onload = loaded;
        tag.onerror = failed;
        document.head.append(tag);
      }));
    }
    return scripts.get(src);
  };
  const read = async (address) => {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  const moment = new Intl.DateTimeFormat(undefined, { month: "numeric", day: "numeric", hour: "numeric", minute: "2-digit" });

  const runs = document.querySelector("[data-course-runs]");
  const canvas = document.querySelector("[data-course-canvas]");
  const state = document.querySelector("[data-course-state]");
  const READABLE = 0.7;
  let viewer = null;

  // A whole plan in a small frame has no word that can be read: begin where the case is, "Whole" shows all.
  const around = (marks, shape) => {
    const width = canvas.clientWidth / READABLE;
    const height = canvas.clientHeight / READABLE;
    marks.viewbox({ x: shape.x + (shape.width - width) / 2, y: shape.y + (shape.height - height) / 2, width, height });
  };

  const byElement = (steps) => {
    const found = new Map();
    for (const step of steps) {
      found.set(step.element, [...(found.get(step.element) ?? []), step]);
    }
    return found;
  };

  const label = (steps) => {
    const last = steps[steps.length - 1];
    const text = document.createElement("div");
    text.className = "course-label";
    text.textContent = [steps.length > 1 ? steps.length + "×" : "", last.actor, moment.format(new Date(last.ended ?? last.began))]
      .filter(Boolean).join(" ");
    return text;
  };

  // Below a step is room; below an event stands its name.
  const besides = (shape) => shape.type.endsWith("Event") ? { top: -18, left: 0 } : { bottom: -2, left: 0 };

  const draw = async () => {
    state.textContent = "The diagram is being drawn.";
    try {
      const [course] = await Promise.all([
        read(runs.value), script("/js/lib/bpmn-js/dist/bpmn-navigated-viewer.production.min.js")]);
      viewer?.destroy();
      viewer = new window.BpmnJS({ container: canvas });
      await viewer.importXML(course.bpmn);
      const marks = viewer.get("canvas");
      const drawn = viewer.get("elementRegistry");
      course.flows.filter((flow) => drawn.get(flow)).forEach((flow) => marks.addMarker(flow, "course-taken"));
      for (const [element, steps] of byElement(course.steps)) {
        const shape = drawn.get(element);
        if (!shape) continue;
        marks.addMarker(element, "course-" + steps[steps.length - 1].state);
        if (steps[0].work) {
          viewer.get("overlays").add(element, { position: besides(shape), html: label(steps), scale: false, show: { minZoom: 0.5 } });
        }
      }
      // A reader of the page has the steps in words; the drawing's own words come without their order.
      const picture = canvas.querySelector(".djs-container svg");
      picture.setAttribute("aria-hidden", "true");
      picture.setAttribute("tabindex", "-1");
      marks.zoom("fit-viewport", "auto");
      const steps = course.steps.filter((step) => drawn.get(step.element));
      const here = steps.findLast((step) => step.state === "open") ?? steps[steps.length - 1];
      if (here && marks.zoom() < READABLE) around(marks, drawn.get(here.element));
      state.textContent = "";
    } catch (problem) {
      console.error("Diagram", problem);
      state.textContent = "The diagram could not be drawn. Reload the page; the steps below say the same in words.";
    }
  };

  if (runs && canvas) {
    runs.addEventListener("change", draw);
    for (const button of document.querySelectorAll("[data-course-zoom]")) {
      button.addEventListener("click", () => {
        const marks = viewer?.get("canvas");
        const by = button.dataset.courseZoom;
        if (by === "fit") marks?.zoom("fit-viewport", "auto");
        else marks?.zoom(marks.zoom() * Number(by));
      });
    }
    const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    canvas.addEventListener("keydown", (event) => {
      const by = moves[event.key];
      if (!by || !viewer) return;
      event.preventDefault();
      viewer.get("canvas").scroll({ dx: by[0], dy: by[1] });
    });
    // The timeline for printing shows no diagram, and one without a size cannot be drawn.
    if (canvas.clientWidth > 0) draw();
  }

  for (const table of document.querySelectorAll("[data-course-table]")) {
    table.addEventListener("toggle", async () => {
      const place = table.querySelector(".course-dmn");
      if (!table.open || place.dataset.drawn) return;
      place.dataset.drawn = "yes";
      try {
        const [decided] = await Promise.all([
          read(table.dataset.courseTable), script("/js/lib/dmn-js/dist/dmn-viewer.production.min.js")]);
        const tables = new window.DmnJS({ container: place });
        await tables.importXML(decided.dmn);
        const view = tables.getViews().find((each) => each.type === "decisionTable" && each.element.id === table.dataset.decision);
        if (view) await tables.open(view);
        for (const rule of table.dataset.rules.split(" ").filter(Boolean)) {
          place.querySelectorAll(`[data-row-id="${CSS.escape(rule)}"]`).forEach((cell) => cell.classList.add("course-rule"));
        }
      } catch (problem) {
        console.error("Table", problem);
        delete place.dataset.drawn;
        place.textContent = "The table could not be drawn. Close this and open it again.";
      }
    });
  }
})();
