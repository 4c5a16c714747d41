/* The search form: addresses without empty fields, and a link to the search that can be copied. */
(function () {
  "use strict";

  // Also what htmx and the map's script send.
  document.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) {
      if (value === "") event.formData.delete(name);
    }
    const across = event.formData.getAll("across");
    if (across.at(-1) === "yes") event.formData.delete("across");
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    event.preventDefault();
    navigator.clipboard.writeText(button.href).then(
      () => { document.getElementById("copied").textContent = button.dataset.copied; },
      () => { location.href = button.href; },
    );
  });
})();
