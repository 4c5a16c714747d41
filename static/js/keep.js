/* Keeps what is being written as a draft: some seconds after the last change, and when the page is left. Forms with
   data-keep; the answer is {version, told}. A version that somebody else has overtaken stops it: the next press of a
   button shows both. */
(function () {
  "use strict";

  const PAUSE = 4000;

  document.querySelectorAll("form[data-keep]").forEach((form) => {
    const says = form.querySelector("[data-kept]");
    const version = form.elements.version;
    let changed = false, sending = false, stopped = false, timer;

    const body = () => {
      const data = new FormData(form);
      data.delete("logo");
      data.delete("point");
      data.set("act", "keep");
      return data;
    };

    const keep = async () => {
      clearTimeout(timer);
      if (!changed || sending || stopped) return;
      changed = false;
      sending = true;
      try {
        const answer = await fetch(form.dataset.keep, { method: "POST", body: body(), redirect: "error" });
        const told = await answer.json();
        says.textContent = told.told;
        if (answer.ok) version.value = told.version;
        else stopped = true;
      } catch {
        changed = true;
        says.textContent = form.dataset.keepFailed;
      }
      sending = false;
      if (changed) later();
    };

    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    };

    form.addEventListener("input", (event) => {
      if (event.target.type === "file" || event.target.name === "point" || event.target.name === "more") return;
      changed = true;
      later();
    });
    form.addEventListener("submit", () => {
      stopped = true;
      clearTimeout(timer);
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "hidden" || !changed || stopped || sending) return;
      keep();
    });
  });
})();
