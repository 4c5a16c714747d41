/* Maps on the hub's own outline of Europe. A map is made when it comes near the window, so that a page
   that is only read costs nothing for it. See templates/components/map.html for the attributes. */
(function () {
  "use strict";

  const LAND = { stroke: true, color: "#b9b29c", weight: 1, fillColor: "#f7f4ea", fillOpacity: 1 };
  const LAND_DARK = { stroke: true, color: "#4c5a54", weight: 1, fillColor: "#1b2421", fillOpacity: 1 };
  const OUTLINE = { color: "#1f5a40", weight: 2, fillColor: "#1f5a40", fillOpacity: 0.18 };
  const DEEPEST = 13;
  const language = document.documentElement.lang || "en";
  const numbers = new Intl.NumberFormat(language);
  const compact = new Intl.NumberFormat(language, { notation: "compact" });
  const bases = new Map();

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

  /* The land as polygons of rings of [lat, lon]; see scripts/places/build_base_map.py for how it is packed. */
  function base(url) {
    if (!bases.has(url)) {
      bases.set(url, json(url).then((land) => Object.values(land).flat().map((rings) => rings.map(unpacked))));
    }
    return bases.get(url);
  }

  function unpacked(steps) {
    const ring = [];
    let lon = 0;
    let lat = 0;
    for (let place = 0; place < steps.length; place += 2) {
      lon += steps[place];
      lat += steps[place + 1];
      ring.push([lat / 100, lon / 100]);
    }
    return ring;
  }

  function withParameters(url, parameters) {
    const whole = new URL(url, location.href);
    for (const [name, value] of Object.entries(parameters)) whole.searchParams.set(name, value);
    return whole.href;
  }

  function dot(size, className, text) {
    return L.divIcon({ html: text, className: "map-cell " + className, iconSize: [size, size] });
  }

  /* Pixels across a circle that stands for so many records; no less than a finger can hit. */
  function width(count) {
    return Math.min(58, 26 + Math.round(Math.log10(count) * 11));
  }

  function named(marker, label) {
    marker.on("add", () => {
      const element = marker.getElement();
      if (element) element.setAttribute("aria-label", label);
    });
    return marker;
  }

  /* A record's bubble, fetched when it is asked for. */
  function bubble(marker, url) {
    marker.bindPopup("…", { maxWidth: 280, autoPanPadding: [20, 20] });
    marker.once("popupopen", () => {
      fetch(url)
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
        .then((html) => marker.setPopupContent(html))
        .catch(() => marker.closePopup());
    });
  }

  function cells(map, box) {
    const layer = L.layerGroup().addTo(map);
    let running = null;
    let timer = null;
    // While a bubble is open its marker must stay: opening it moves the map, which asks anew.
    let reading = false;
    map.on("popupopen", () => { reading = true; });
    map.on("popupclose", () => { reading = false; later(); });

    /* Circles that would cover each other become one, so that each can be hit. */
    function apart(cells) {
      const kept = [];
      for (const [lat, lon, count, peek] of [...cells].sort((one, other) => other[2] - one[2])) {
        const at = map.latLngToContainerPoint([lat, lon]);
        const near = kept.find((cell) => cell.at.distanceTo(at) < (width(cell.count + count) + width(count)) / 2 + 4);
        if (near) near.count += count;
        else kept.push({ at, lat, lon, count, peek });
      }
      return kept;
    }

    function draw(found) {
      if (reading) return;
      layer.clearLayers();
      for (const { lat, lon, count, peek } of apart(found.cells)) {
        if (count === 1 && peek) {
          const one = named(L.marker([lat, lon], { icon: dot(26, "map-cell--one", "") }), box.dataset.textOne);
          bubble(one, peek);
          layer.addLayer(one);
          continue;
        }
        const label = box.dataset.textMany.replace("NUMBER", numbers.format(count));
        const many = named(L.marker([lat, lon], { icon: dot(width(count), "", compact.format(count)) }), label);
        many.on("click", () => closer(lat, lon));
        layer.addLayer(many);
      }
    }

    function closer(lat, lon) {
      if (map.getZoom() < DEEPEST) {
        map.setView([lat, lon], Math.min(map.getZoom() + 2, DEEPEST));
      } else if (box.dataset.list) {
        // All at one place: show them as a list.
        const around = [lon - 0.02, lat - 0.02, lon + 0.02, lat + 0.02].map((side) => side.toFixed(4));
        location.href = withParameters(box.dataset.list, { bbox: around.join(",") });
      }
    }

    /* The first answer is of everywhere, and says where to look. */
    function fit(found) {
      if (found.cells.length) {
        map.fitBounds(L.latLngBounds(found.cells.map(([lat, lon]) => [lat, lon])).pad(0.15), { maxZoom: 7 });
      }
      map.on("moveend", later);
      ask();
    }

    function later() {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    }

    function ask() {
      if (running) running.abort();
      running = new AbortController();
      // Some more than is seen, so that moving a little shows no empty edge.
      const seen = map.getBounds().pad(0.2);
      const sides = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
      const url = withParameters(box.dataset.cells, {
        bbox: sides.map((side) => side.toFixed(4)).join(","),
        zoom: map.getZoom(),
      });
      json(url, running.signal).then(draw).catch(() => {});
    }

    if (box.dataset.fit) {
      json(withParameters(box.dataset.cells, { zoom: 3 })).then(fit).catch(() => {});
    } else {
      map.on("moveend", later);
      ask();
    }
  }

  function points(map, box) {
    const EUROPE = L.latLngBounds([34, -32], [72, 45]);
    json(box.dataset.points).then((found) => {
      const layer = L.featureGroup();
      for (const feature of found.features) {
        const [lon, lat] = feature.geometry.coordinates;
        const marker = named(L.marker([lat, lon], { icon: dot(26, "map-cell--one", "") }), feature.properties.name);
        const link = document.createElement("a");
        link.href = feature.properties.url;
        link.textContent = feature.properties.name;
        marker.bindPopup(link);
        layer.addLayer(marker);
      }
      layer.addTo(map);
      const marks = layer.getLayers();
      // Outermost regions lie an ocean away: where others are in Europe, the map begins there.
      const near = marks.filter((mark) => EUROPE.contains(mark.getLatLng()));
      const first = L.featureGroup(near.length ? near : marks);
      if (marks.length) map.fitBounds(first.getBounds().pad(0.1), { maxZoom: 8 });
    }).catch(() => {});
  }

  function outline(map, box) {
    json(box.dataset.outline).then((shape) => {
      const layer = L.geoJSON(shape, { style: OUTLINE, interactive: false }).addTo(map);
      map.fitBounds(layer.getBounds().pad(0.15), { maxZoom: 8 });
    }).catch(() => {});
  }

  function make(box) {
    box.textContent = "";
    const at = box.dataset.lat ? [Number(box.dataset.lat), Number(box.dataset.lon)] : [53.5, 11];
    const map = L.map(box, { minZoom: 2, maxZoom: DEEPEST, zoomControl: false, scrollWheelZoom: !box.dataset.still });
    L.control.zoom({ zoomInTitle: box.dataset.textIn, zoomOutTitle: box.dataset.textOut }).addTo(map);
    map.attributionControl.setPrefix(false).addAttribution("Natural Earth");
    map.setView(at, Number(box.dataset.zoom || 4));
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    base(box.dataset.base).then((land) => {
      L.polygon(land, { renderer: L.canvas({ padding: 0.5 }), interactive: false, ...(dark ? LAND_DARK : LAND) })
        .addTo(map)
        .bringToBack();
    }).catch(() => {});
    if (box.dataset.outline) outline(map, box);
    if (box.dataset.points) points(map, box);
    if (box.dataset.cells) cells(map, box);
    if (box.dataset.lat) {
      L.marker(at, { icon: dot(26, "map-cell--one", ""), interactive: false, keyboard: false }).addTo(map);
    }
  }

  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        near.unobserve(entry.target);
        leaflet(entry.target).then(() => make(entry.target));
      }
    }
  }, { rootMargin: "150px" });
  document.querySelectorAll("[data-map]").forEach((box) => near.observe(box));
})();
