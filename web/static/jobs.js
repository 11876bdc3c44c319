/* Keeps the page of a job up to date while it goes on; without it the page asks for itself again. */
"use strict";
(function () {
  const EACH = 2000;
  const place = document.getElementById("job");
  if (!place || !place.dataset.now) return;

  async function look() {
    let answer;
    try {
      answer = await fetch(place.dataset.now, { redirect: "manual", headers: { Accept: "text/html" } });
    } catch {
      window.setTimeout(look, 2 * EACH);
      return;
    }
    if (!answer.ok) {
      window.location.reload();
      return;
    }
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".job");
    const before = place.querySelector(".job");
    if (found.dataset.state !== before.dataset.state && ["done", "failed"].includes(found.dataset.state)) {
      window.location.reload();
      return;
    }
    const said = before.querySelector("[role=status]");
    const says = found.querySelector("[role=status]");
    if (said.textContent !== says.textContent) said.textContent = says.textContent;
    found.replaceChild(said, says);
    before.replaceWith(found);
    window.setTimeout(look, EACH);
  }

  window.setTimeout(look, EACH);
})();
