/* Maps on the hub's own outline of Europe. A map is made when it comes near the window, so that a page that is
   only read costs nothing for it. See templates/components/map.html for the attributes; what lies under, on and
   beside a map is in map-base.js, map-marks.js and map-together.js. */
(function () {
  "use strict";

  const DEEPEST = 13;
  /* From here one sees Europe; further out, one would see where the hub's outlines of it end. */
  const WIDEST = 4;
  const EUROPE = [[26, -32], [81, 50]];
  /* All that is drawn, with the outermost regions of the Union. */
  const DRAWN = [[-25, -66], [81, 62]];
  const language = document.documentElement.lang || "en";

  /* The map library comes only where there is a map to be seen. */
  let library = null;
  function leaflet(box) {
    library ??= new Promise((resolve, reject) => {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = box.dataset.style;
      const script = document.createElement("script");
      script.src = box.dataset.library;
      let waiting = 2;
      for (const part of [style, script]) {
        part.onload = () => { waiting -= 1; if (!waiting) resolve(); };
        part.onerror = reject;
        document.head.append(part);
      }
    });
    return library;
  }

  function json(url, signal) {
    return fetch(url, { signal, headers: { Accept: "application/json" } }).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
  }

  function withParameters(url, parameters) {
    const whole = new URL(url, location.href);
    for (const [name, value] of Object.entries(parameters)) whole.searchParams.set(name, value);
    return whole.href;
  }

  /* Do it once calls have stopped coming for so many milliseconds. */
  function later(act, wait) {
    let timer = null;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(act, wait);
    };
  }

  window.hubMap = { json, language, later, withParameters };

  function view(map, box, at) {
    const sides = (box.dataset.bbox || "").split(",").map(Number);
    map.setView(at, Number(box.dataset.zoom || 4));
    if (sides.length === 4) map.fitBounds([[sides[1], sides[0]], [sides[3], sides[2]]], { animate: false });
  }

  /* The wheel scrolls the page, until somebody turns to the map with the pointer or the keyboard. */
  function wheel(map, box) {
    box.addEventListener("pointerdown", () => map.scrollWheelZoom.enable());
    box.addEventListener("focusin", () => map.scrollWheelZoom.enable());
    box.addEventListener("focusout", (event) => {
      if (!box.contains(event.relatedTarget)) map.scrollWheelZoom.disable();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!box.contains(event.target)) map.scrollWheelZoom.disable();
    });
  }

  function ends(map) {
    const widest = () => map.setMinZoom(Math.min(WIDEST, map.getBoundsZoom(EUROPE, true)));
    map.on("resize", widest);
    widest();
  }

  function make(box) {
    box.textContent = "";
    const at = box.dataset.lat ? [Number(box.dataset.lat), Number(box.dataset.lon)] : [53.5, 11];
    const map = L.map(box, {
      minZoom: 2, maxZoom: DEEPEST, maxBounds: DRAWN, maxBoundsViscosity: 1, zoomControl: false, scrollWheelZoom: false,
    });
    L.control.zoom({ zoomInTitle: box.dataset.textIn, zoomOutTitle: box.dataset.textOut }).addTo(map);
    map.attributionControl.setPrefix(false).addAttribution("Natural Earth, GeoNames");
    view(map, box, at);
    ends(map);
    wheel(map, box);
    // Leaflet listens for it only while the map itself has the focus, and not a mark on it.
    box.addEventListener("keydown", (event) => { if (event.key === "Escape") map.closePopup(); });
    if (box.dataset.outlines) hubMap.outlines(map, box);
    // Land is asked for once it is known what part of it is looked at.
    const placed = [box.dataset.outline && hubMap.outline(map, box), box.dataset.points && hubMap.points(map, box)];
    Promise.all(placed).then(() => hubMap.base(map, box));
    const marks = box.dataset.cells ? hubMap.cells(map, box, DEEPEST) : null;
    if (box.dataset.lat) {
      L.marker(at, { icon: hubMap.dot(26, "map-cell--one", ""), interactive: false, keyboard: false }).addTo(map);
    }
    hubMap.together?.(map, box, marks);
  }

  /* Instead of the map, while or because there is none. */
  function say(box, words) {
    const state = box.querySelector("[data-map-state]");
    if (!state) return;
    if (words) state.textContent = words;
    state.hidden = false;
  }

  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        near.unobserve(entry.target);
        leaflet(entry.target).then(() => make(entry.target)).catch(() => say(entry.target, entry.target.dataset.textFailed));
      }
    }
  }, { rootMargin: "150px" });

  // The parts are scripts of their own, which come after this one.
  addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-map]").forEach((box) => { say(box); near.observe(box); });
  });
})();
