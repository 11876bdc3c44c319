/* Keeps what is being typed until it is sent: for this tab only, gone when the tab is closed. */
"use strict";
(function () {
  const shelf = window.sessionStorage;

  function fields(form) {
    return [...form.elements].filter((one) => one.name && !["hidden", "submit", "file", "password"].includes(one.type));
  }

  function written(form) {
    return fields(form).map((one) => [one.name, one.type === "checkbox" || one.type === "radio" ? one.value : "",
      one.type === "checkbox" || one.type === "radio" ? one.checked : one.value]);
  }

  function restore(form, kept) {
    let changed = false;
    for (const [name, value, state] of kept) {
      for (const one of fields(form).filter((field) => field.name === name)) {
        const ticked = one.type === "checkbox" || one.type === "radio";
        if (ticked && one.value === value && one.checked !== state) { one.checked = state; changed = true; }
        if (!ticked && one.value !== state) { one.value = state; changed = true; }
      }
    }
    return changed;
  }

  for (const one of document.querySelectorAll("[data-forget]")) shelf.removeItem("keep:" + one.dataset.forget);

  if (document.querySelector(".notice.done") && shelf.getItem("sent")) shelf.removeItem(shelf.getItem("sent"));
  shelf.removeItem("sent");

  for (const form of document.querySelectorAll("form[data-keep]")) {
    const name = "keep:" + form.dataset.keep;
    const told = form.querySelector("[data-kept]");
    const kept = shelf.getItem(name);
    if (kept && !form.hasAttribute("data-typed") && restore(form, JSON.parse(kept)) && told) {
      told.textContent = told.dataset.kept;
    }
    let waiting = 0;
    form.addEventListener("submit", () => shelf.setItem("sent", name));
    form.addEventListener("input", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        shelf.setItem(name, JSON.stringify(written(form)));
        if (told) told.textContent = told.dataset.saved;
      }, 400);
    });
  }
})();
