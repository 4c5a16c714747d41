/* "Use where I am": asks the browser for its position, rounded to about a hundred metres, and sends the form. */
(function () {
  "use strict";

  const form = document.querySelector("[data-position]");
  if (!form || !("geolocation" in navigator) || !window.isSecureContext) return;
  const button = form.querySelector("[data-position-button]");
  const error = form.querySelector("[data-position-error]");

  function found(position) {
    form.elements.lat.value = position.coords.latitude.toFixed(3);
    form.elements.lon.value = position.coords.longitude.toFixed(3);
    form.elements.q.value = "";
    form.submit();
  }

  function denied() {
    error.textContent = error.dataset.denied;
    error.hidden = false;
    button.disabled = false;
  }

  button.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(found, denied, { timeout: 15000, maximumAge: 600000 });
  });
})();
