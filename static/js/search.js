/* All that a search form does by itself, in one file, so that a page asks for one. */

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

/* Proposals while one types into a search field: a combobox with a list of options (WAI-ARIA Authoring Practices,
   "Editable Combobox With List Autocomplete"). Nothing is chosen by itself: Enter searches for what was typed
   until an option is gone to. Without this script the field is a field. */
(function () {
  "use strict";

  const WAIT = 150; // milliseconds after the last letter
  const SHORTEST = 2;
  let count = 0;

  function combobox(input) {
    const id = `suggest-${(count += 1)}`;
    const list = document.createElement("div");
    list.className = "suggest";
    list.id = id;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0]?.textContent.trim() ?? "");
    const told = document.createElement("p");
    told.className = "visually-hidden";
    told.setAttribute("role", "status");

    /* Also after htmx has brought the form anew: it takes away what its answer does not know of. */
    function attach() {
      input.parentElement.classList.add("has-suggest");
      if (!list.isConnected) input.parentElement.append(list, told);
      for (const [name, value] of Object.entries({
        role: "combobox", "aria-autocomplete": "list", "aria-controls": id, "aria-expanded": String(!list.hidden),
      })) input.setAttribute(name, value);
    }

    let timer = 0;
    let asked = null;
    let active = -1;
    const options = () => [...list.querySelectorAll("[role=option]")];

    function close() {
      clearTimeout(timer);
      asked?.abort();
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function show(html) {
      list.innerHTML = html;
      const found = options();
      found.forEach((option, place) => { option.id = `${id}-${place}`; });
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(found.length > 0));
      told.textContent = found.length ? input.dataset.told : input.dataset.none;
    }

    function ask() {
      const text = input.value.trim();
      asked?.abort();
      if (text.length < SHORTEST) { close(); told.textContent = ""; return; }
      asked = new AbortController();
      fetch(`${input.dataset.suggest}?${new URLSearchParams({ q: text })}`, { signal: asked.signal })
        .then((answer) => (answer.ok ? answer.text() : ""))
        .then((html) => { if (document.activeElement === input) show(html); })
        .catch(() => {}); // given up, or no line: the field goes on being a field
    }

    function go(place) {
      const found = options();
      found[active]?.setAttribute("aria-selected", "false");
      active = place < -1 ? found.length - 1 : place >= found.length ? -1 : place;
      const option = found[active];
      if (!option) { input.removeAttribute("aria-activedescendant"); return; }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    }

    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); return; }
      if (event.key === "ArrowDown" && list.hidden) { event.preventDefault(); ask(); return; }
      if (list.hidden) return;
      if (event.key === "ArrowDown") { event.preventDefault(); go(active + 1); }
      if (event.key === "ArrowUp") { event.preventDefault(); go(active - 1); }
      if (event.key === "Enter") {
        const option = options()[active];
        if (option) { event.preventDefault(); location.href = option.dataset.link; } else close();
      }
    });
    // Before the field loses the focus, which would close the list.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) location.href = option.dataset.link;
    });
    return attach;
  }

  const made = new WeakMap();
  const all = () => document.querySelectorAll("[data-suggest]").forEach((input) => {
    if (!made.has(input)) made.set(input, combobox(input));
    made.get(input)();
  });
  all();
  document.addEventListener("htmx:after:swap", all);
})();
