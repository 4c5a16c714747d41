/* "Near me": asks the browser for its position when it is pressed, never before, and rounds it to about a hundred
   metres. The button stands in a form that is sent with the place in it. */
(function () {
  "use strict";

  if (!("geolocation" in navigator) || !window.isSecureContext) return;

  const offer = () => document.querySelectorAll("[data-here]").forEach((button) => { button.hidden = false; });
  offer();
  // The form's parts come anew with every answer.
  new MutationObserver(offer).observe(document.getElementById("main"), { childList: true, subtree: true });

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-here]");
    if (!button) return;
    const group = button.closest("[data-near]");
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        button.disabled = false;
        group.querySelector("[name=place]").value = `${coords.latitude.toFixed(3)}, ${coords.longitude.toFixed(3)}`;
        button.form.requestSubmit();
      },
      () => {
        const error = group.querySelector("[data-here-error]");
        error.textContent = error.dataset.denied;
        error.hidden = false;
        button.disabled = false;
      },
      { timeout: 15000, maximumAge: 600000 },
    );
  });
})();
