/* A search's map and its list stay together: a row shows where it is, filters and "search in this area" change
   both, and the address always says what is seen. Without this script the same form and links load the page. */
(function () {
  "use strict";

  const { dot } = window.hubMap;

  /* A ring round the place of the row that has the pointer or the focus. */
  function rows(map) {
    let ring = null;
    const show = (event) => {
      const row = event.target.closest?.("[data-at]");
      ring?.remove();
      ring = null;
      if (!row || event.type === "mouseout" || event.type === "focusout") return;
      const [lat, lon] = row.dataset.at.split(",").map(Number);
      ring = L.marker([lat, lon], { icon: dot(38, "map-cell--ring", ""), interactive: false, keyboard: false, zIndexOffset: 1000 });
      ring.addTo(map);
    };
    for (const type of ["mouseover", "mouseout", "focusin", "focusout"]) document.addEventListener(type, show);
  }

  let known = location.pathname + location.search;
  
  /* Take the marked parts of a page from the answer to an address; the map itself stays. */
  function load(url, map, marks, push) {
    const form = document.getElementById("search-page");
    form.setAttribute("aria-busy", "true");
    return fetch(url, { headers: { Accept: "text/html" } })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
      .then((html) => {
        const page = new DOMParser().parseFromString(html, "text/html");
        const theirs = page.querySelector("[data-map]");
        const box = map.getContainer();
        // Nothing found, or another kind of page: let the browser show it.
        if (!theirs) throw new Error("no map");
        const focused = document.activeElement?.id;
        for (const mine of document.querySelectorAll("[data-part]")) {
          const other = page.querySelector(`[data-part="${mine.dataset.part}"]`);
          if (other) mine.replaceWith(other);
        }
        if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
        document.title = page.title;
        for (const name of ["cells", "list", "fit", "bbox"]) {
          if (theirs.dataset[name]) box.dataset[name] = theirs.dataset[name];
          else delete box.dataset[name];
        }
        if (push) history.pushState({}, "", url);
        known = location.pathname + location.search;
        form.removeAttribute("aria-busy");
        return marks.anew();
      })
      .catch(() => { location.href = url; });
  }

  function address(form) {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    return `${form.action}?${query}`;
  }

  function area(map, go) {
    // Only who moved the map themselves is offered to search there.
    let touched = false;
    for (const type of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(type, () => { touched = true; }, { passive: true });
    }
    map.on("moveend", () => {
      const button = document.querySelector("[data-area]");
      if (touched && button) button.hidden = false;
    });
    document.addEventListener("click", (event) => {
      if (!event.target.closest?.("[data-area]")) return;
      const seen = map.getBounds();
      const sides = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()].map((side) => side.toFixed(3));
      touched = false;
      const url = new URL(address(document.getElementById("search-page")));
      url.searchParams.set("bbox", sides.join(","));
      url.searchParams.set("view", "map");
      go(url.href, true);
      event.target.hidden = true;
      map.getContainer().focus({ preventScroll: true });
    });
  }

  /* Look where the address says. */
  function asAddressed(map, marks) {
    const sides = (map.getContainer().dataset.bbox || "").split(",").map(Number);
    if (sides.length < 4) return marks.anew();
    map.fitBounds([[sides[1], sides[0]], [sides[3], sides[2]]], { animate: false });
    return marks.again();
  }

  function together(map, box, marks) {
    rows(map);
    const form = document.getElementById("search-page");
    if (!form || !box.dataset.together) return;
    const go = (url, stay) => load(url, map, stay ? { anew: () => marks.again() } : marks, true);
    area(map, go);
    document.addEventListener("submit", (event) => {
      if (event.target.id !== "search-page") return;
      event.preventDefault();
      go(address(event.target));
    });
    form.addEventListener("change", (event) => {
      if (event.target.closest("[data-wait]")) return;
      go(address(form));
    });
    // Back and forward. A link within the page changes what stands behind the # alone.
    addEventListener("popstate", () => {
      if (location.pathname + location.search !== known) load(location.href, map, { anew: () => asAddressed(map, marks) }, false);
    });
  }

  window.hubMap.together = together;
})();
