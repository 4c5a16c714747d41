// A slider beside each field for a number; the field stays, and without this script it is all there is.
(() => {
  for (const field of document.querySelectorAll("input[data-slider]")) {
    const slider = document.createElement("input");
    slider.type = "range";
    slider.min = field.min;
    slider.max = field.max;
    slider.value = field.value;
    slider.className = "slider";
    slider.setAttribute("aria-label", field.labels[0]?.textContent ?? "");
    slider.addEventListener("input", () => { field.value = slider.value; });
    field.addEventListener("input", () => { slider.value = field.value; });
    field.before(slider);
  }
})();
