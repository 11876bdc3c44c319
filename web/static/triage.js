/* Triage with the keyboard: next, previous, accept, dismiss, label, memo, undo, help. Remapped or switched off below. */
"use strict";
(function () {
  const panel = document.querySelector("[data-keys]");
  if (!panel) return;
  const shelf = window.localStorage;
  const defaults = { next: "j", previous: "k", accept: "a", dismiss: "d", label: "l", memo: "m", undo: "u", help: "?" };
  const inputs = [...panel.querySelectorAll("input[data-act]")];
  const switched = panel.querySelector("#keys-on");
  let keys = Object.assign({}, defaults, JSON.parse(shelf.getItem("keys") || "{}"));

  function show() {
    panel.hidden = false;
    switched.checked = shelf.getItem("keys-off") !== "yes";
    for (const one of inputs) one.value = keys[one.dataset.act];
  }

  switched.addEventListener("change", () => shelf.setItem("keys-off", switched.checked ? "no" : "yes"));
  for (const one of inputs) {
    one.addEventListener("input", () => {
      const key = one.value.slice(-1);
      if (!key || key === " " || Object.entries(keys).some(([act, held]) => held === key && act !== one.dataset.act)) {
        one.setAttribute("aria-invalid", "true");
        return;
      }
      one.removeAttribute("aria-invalid");
      one.value = key;
      keys[one.dataset.act] = key;
      shelf.setItem("keys", JSON.stringify(keys));
    });
  }

  const cards = () => [...document.querySelectorAll("article[data-signal]")];
  const here = () => cards().findIndex((one) => one.contains(document.activeElement));

  function go(step) {
    const all = cards();
    if (!all.length) return;
    const place = here();
    const next = place < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(place + step, 0), all.length - 1);
    all[next].querySelector("h3 a").focus();
    all[next].scrollIntoView({ block: "nearest" });
  }

  function press(act) {
    const card = cards()[here()];
    const control = card && card.querySelector(`[data-act="${act}"]`);
    if (control) control.click();
  }

  const acts = {
    next: () => go(1),
    previous: () => go(-1),
    accept: () => press("accept"),
    dismiss: () => press("dismiss"),
    label: () => press("label"),
    memo: () => press("memo"),
    undo: () => { const one = document.querySelector(".notice.done form button"); if (one) one.click(); },
    help: () => { panel.scrollIntoView(); switched.focus(); },
  };

  document.addEventListener("keydown", (event) => {
    if (!switched.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.matches("input, textarea, select")) return;
    const act = Object.keys(keys).find((one) => keys[one] === event.key);
    if (!act) return;
    event.preventDefault();
    acts[act]();
  });

  show();
  const back = window.location.hash && document.querySelector(`article[data-signal="${CSS.escape(window.location.hash.slice(3))}"] h3 a`);
  // The browser goes to the fragment when the page has loaded, and takes the focus away again.
  if (back) window.addEventListener("load", () => window.setTimeout(() => back.focus(), 0));
})();
