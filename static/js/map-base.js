/* Under every map: the hub's own outline of Europe, finer when one comes closer, and names to find one's way by.
   Colours come from the style sheet (--map-land, --map-border), in light and in dark. */
(function () {
  "use strict";

  const { json } = window.hubMap;
  /* From this zoom on, countries in sight are drawn from finer outlines, with their towns. */
  const FINE = 6;
  /* Countries show their names up to this zoom. */
  const COUNTRIES = 6;
  const ISO = { EL: "GR", UK: "GB" };
  const ELSEWHERE = { FR: [[41.2, -5.3], [51.2, 9.7]] };
  const files = new Map();

  function fetched(url) {
    if (!files.has(url)) {
      files.set(url, json(url).catch((error) => { files.delete(url); throw error; }));
    }
    return files.get(url);
  }

  /* A ring of [lat, lon]; see scripts/places/build_base_map.py for how it is packed. */
  function unpacked(steps, units) {
    const ring = [];
    let lon = 0;
    let lat = 0;
    for (let place = 0; place < steps.length; place += 2) {
      lon += steps[place];
      lat += steps[place + 1];
      ring.push([lat / units, lon / units]);
    }
    return ring;
  }

  const polygons = (parts, units) => parts.map((rings) => rings.map((ring) => unpacked(ring, units)));

  function colours(box) {
    const style = getComputedStyle(box);
    return { fillColor: style.getPropertyValue("--map-land").trim(), color: style.getPropertyValue("--map-border").trim() };
  }

  function countryName(code) {
    try {
      return new Intl.DisplayNames(window.hubMap.language, { type: "region" }).of(ISO[code] || code);
    } catch {
      return code;
    }
  }

  function base(map, box) {
    const renderer = L.canvas({ padding: 0.5 });
    const land = new Map();
    const towns = new Map();
    const names = L.layerGroup().addTo(map);
    let labels = [];
    map.createPane("names").classList.add("map-names");

    function show(countries) {
      const look = { renderer, interactive: false, weight: 1, fillOpacity: 1, ...colours(box) };
      for (const [code, parts] of Object.entries(countries)) {
        land.set(code, L.polygon(polygons(parts, 100), look).addTo(map).bringToBack());
      }
    }

    function inSight(code) {
      const seen = map.getBounds();
      const shape = land.get(code);
      if (ELSEWHERE[code] && seen.intersects(ELSEWHERE[code])) return true;
      return shape.getLatLngs().some((rings) => seen.intersects(L.latLngBounds(rings[0])));
    }

    function closer(codes) {
      for (const code of codes) {
        if (towns.has(code) || !inSight(code)) continue;
        towns.set(code, []);
        fetched(`${box.dataset.detail}${code}.json`).then((detail) => {
          land.get(code).setLatLngs(polygons(detail.land, 1000));
          towns.set(code, detail.towns);
          write();
        }).catch(() => towns.delete(code));
      }
    }

    /* Names that fit: the more important first, none over another. */
    function write() {
      names.clearLayers();
      const zoom = map.getZoom();
      const taken = [];
      const size = map.getSize();
      const put = ([words, lat, lon], kind, wide) => {
        const at = map.latLngToContainerPoint([lat, lon]);
        const half = (words.length * wide) / 2 + 4;
        const area = [at.x - half, at.y - 10, at.x + half, at.y + 10];
        if (area[2] < 0 || area[3] < 0 || area[0] > size.x || area[1] > size.y) return;
        if (taken.some((o) => o[0] < area[2] && area[0] < o[2] && o[1] < area[3] && area[1] < o[3])) return;
        taken.push(area);
        const icon = L.divIcon({ html: "", className: `map-name map-name--${kind}`, iconSize: null });
        const mark = L.marker([lat, lon], { icon, pane: "names", interactive: false, keyboard: false });
        names.addLayer(mark);
        mark.getElement().textContent = words;
      };
      if (zoom > 2 && zoom < COUNTRIES) labels.forEach((label) => put(label, "country", 7.5));
      if (zoom >= FINE) {
        const near = [...towns.values()].flat().filter((town) => town[3] <= zoom);
        near.sort((one, other) => one[3] - other[3]).forEach((town) => put(town, "town", 6.5));
      }
    }

    function moved() {
      if (map.getZoom() >= FINE) closer([...land.keys()]);
      write();
    }

    fetched(box.dataset.base).then((europe) => {
      show(europe.land);
      labels = Object.entries(europe.labels).map(([code, [lat, lon]]) => [countryName(code), lat, lon, code]);
      moved();
      map.on("moveend", moved);
    }).catch(() => {});
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      for (const shape of land.values()) shape.setStyle(colours(box));
    });
  }

  window.hubMap.base = base;
})();
