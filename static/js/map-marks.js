/* What lies on a map: circles for many records, dots for single ones with a bubble each, outlines of groups. */
(function () {
  "use strict";

  const { json, later, withParameters } = window.hubMap;
  const numbers = new Intl.NumberFormat(window.hubMap.language);
  const compact = new Intl.NumberFormat(window.hubMap.language, { notation: "compact" });
  const OUTLINES_FROM = 7;

  function dot(size, className, text) {
    return L.divIcon({ html: text, className: `map-cell ${className}`, iconSize: [size, size] });
  }

  /* Pixels across a circle that stands for so many records; no less than a finger can hit. */
  function width(count) {
    return Math.min(58, 26 + Math.round(Math.log10(count) * 11));
  }

  function named(marker, label) {
    marker.on("add", () => marker.getElement()?.setAttribute("aria-label", label));
    return marker;
  }

  /* A record's dot. `peek` is the address of what its bubble says, fetched when it is asked for; the row of the
     list that has the same address is the same record. */
  function single(map, lat, lon, label, peek) {
    const marker = named(L.marker([lat, lon], { icon: dot(26, "map-cell--one", "") }), label);
    const row = () => [...document.querySelectorAll("[data-peek]")].find((each) => each.dataset.peek === peek);
    const lit = (on) => () => row()?.classList.toggle("is-lit", on);
    marker.on("mouseover", lit(true)).on("mouseout", lit(false));
    marker.on("add", () => {
      marker.getElement()?.addEventListener("focus", lit(true));
      marker.getElement()?.addEventListener("blur", lit(false));
    });
    marker.on("remove", lit(false));
    marker.bindPopup("…", { maxWidth: 280, autoPanPadding: [20, 20] });
    marker.once("popupopen", () => {
      fetch(peek)
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
        .then((html) => marker.setPopupContent(html))
        .catch(() => marker.closePopup());
    });
    // Closing a bubble gives the focus back to where it came from.
    marker.on("popupclose", () => {
      if (map.getContainer().contains(document.activeElement)) marker.getElement()?.focus({ preventScroll: true });
    });
    return marker;
  }

  /* The seen part of the map, drawn out to steps of half a tile: moving a little asks for nothing new, and several
     people ask for the same parts. */
  function part(map) {
    const step = 180 / 2 ** map.getZoom();
    const seen = map.getBounds();
    const down = (value) => Math.floor(value / step) * step;
    const up = (value) => Math.ceil(value / step) * step;
    const sides = [down(seen.getWest()), down(seen.getSouth()), up(seen.getEast()), up(seen.getNorth())];
    return { bbox: sides.map((side) => side.toFixed(4)).join(","), zoom: map.getZoom() };
  }

  function cells(map, box, deepest) {
    const layer = L.layerGroup().addTo(map);
    const shown = new Map();
    let running = null;
    let asked = "";
    // While a bubble is open its marker must stay: opening it moves the map, which asks anew.
    let reading = false;
    map.on("popupopen", () => { reading = true; });
    map.on("popupclose", () => { reading = false; again(); });

    /* Circles that would cover each other become one, so that each can be hit. */
    function apart(found) {
      const kept = [];
      for (const [lat, lon, count, peek] of [...found].sort((one, other) => other[2] - one[2])) {
        const at = map.latLngToContainerPoint([lat, lon]);
        const near = kept.find((cell) => cell.at.distanceTo(at) < (width(cell.count + count) + width(count)) / 2 + 4);
        if (near) near.count += count;
        else kept.push({ at, lat, lon, count, peek });
      }
      return kept;
    }

    function marker({ lat, lon, count, peek }) {
      if (count === 1 && peek) return single(map, lat, lon, box.dataset.textOne, peek);
      const label = box.dataset.textMany.replace("NUMBER", numbers.format(count));
      const many = named(L.marker([lat, lon], { icon: dot(width(count), "", compact.format(count)) }), label);
      return many.on("click", () => closer(lat, lon));
    }

    /* Marks that stay are left alone, so that they keep the focus. */
    function draw(found) {
      if (reading) return;
      const wanted = new Map(apart(found.cells).map((cell) => [[cell.lat, cell.lon, cell.count].join(), cell]));
      for (const [key, mark] of shown) {
        if (!wanted.has(key)) {
          layer.removeLayer(mark);
          shown.delete(key);
        }
      }
      for (const [key, cell] of wanted) {
        if (!shown.has(key)) {
          shown.set(key, marker(cell));
          layer.addLayer(shown.get(key));
        }
      }
    }

    function closer(lat, lon) {
      if (map.getZoom() < deepest) {
        map.setView([lat, lon], Math.min(map.getZoom() + 2, deepest));
        // Whoever came by keyboard goes on from the map.
        if (map.getContainer().contains(document.activeElement)) map.getContainer().focus({ preventScroll: true });
      } else if (box.dataset.list) {
        // All at one place: show them as a list.
        const around = [lon - 0.02, lat - 0.02, lon + 0.02, lat + 0.02].map((side) => side.toFixed(4));
        location.href = withParameters(box.dataset.list, { bbox: around.join(",") });
      }
    }

    const again = later(ask, 120);

    function ask(anew) {
      const url = withParameters(box.dataset.cells, part(map));
      if (url === asked && anew !== true && !reading) return;
      asked = url;
      running?.abort();
      running = new AbortController();
      json(url, running.signal).then(draw).catch(() => { asked = ""; });
    }

    /* The first answer is of everywhere, and says where to look; it will do unless that is nearer by. */
    function begin() {
      if (!box.dataset.fit) return Promise.resolve(ask(true));
      const { zoom } = part(map);
      return json(withParameters(box.dataset.cells, { zoom })).then((found) => {
        const places = found.cells.map(([lat, lon]) => [lat, lon]);
        if (places.length) map.fitBounds(L.latLngBounds(atHome(places)).pad(0.15), { maxZoom: 7, animate: false });
        if (map.getZoom() > zoom) return ask(true);
        asked = withParameters(box.dataset.cells, part(map));
        return draw(found);
      }).catch(() => ask(true));
    }

    begin().then(() => map.on("moveend zoomend", again));
    return { again: () => ask(true), anew: begin };
  }

  function points(map, box) {
    return json(box.dataset.points).then((found) => {
      const layer = L.featureGroup();
      for (const { geometry, properties } of found.features) {
        const [lon, lat] = geometry.coordinates;
        layer.addLayer(single(map, lat, lon, properties.name, properties.peek));
      }
      layer.addTo(map);
      const places = layer.getLayers().map((mark) => mark.getLatLng());
      if (places.length) map.fitBounds(L.latLngBounds(atHome(places)).pad(0.1), { maxZoom: 8, animate: false });
    }).catch(() => {});
  }

  /* Outermost regions lie an ocean away: where others are in Europe, a map begins there. */
  function atHome(places) {
    const europe = L.latLngBounds([34, -32], [72, 45]);
    const near = places.filter((place) => europe.contains(place));
    return near.length ? near : places;
  }

  const OUTLINE = { className: "map-outline", interactive: false };

  function outline(map, box) {
    return json(box.dataset.outline).then((shape) => {
      const layer = L.geoJSON(shape, { style: OUTLINE }).addTo(map);
      map.fitBounds(layer.getBounds().pad(0.15), { maxZoom: 10, animate: false });
    }).catch(() => {});
  }

  /* Outlines of the groups in sight, once one is near enough to tell them apart. */
  function outlines(map, box) {
    const layer = L.geoJSON(null, { style: OUTLINE }).addTo(map);
    let asked = "";
    const ask = later(() => {
      if (map.getZoom() < OUTLINES_FROM) {
        layer.clearLayers();
        asked = "";
        return;
      }
      const url = withParameters(box.dataset.outlines, part(map));
      if (url === asked) return;
      asked = url;
      json(url).then((found) => {
        if (url === asked) layer.clearLayers().addData(found);
      }).catch(() => { asked = ""; });
    }, 150);
    map.on("moveend", ask);
    ask();
  }

  Object.assign(window.hubMap, { cells, dot, outline, outlines, points });
})();
