/* Under every map: the hub's own outline of Europe, finer when one comes closer, and names to find one's way by.
   Colours come from the style sheet (--map-land, --map-border), in light and in dark. */
(function () {
  "use strict";

  const { json, withParameters } = window.hubMap;
  /* From this zoom on, countries in sight are drawn from finer outlines, with their towns. */
  const FINE = 6;
  /* Countries show their names up to this zoom. */
  const COUNTRIES = 6;
  const ISO = { EL: "GR", UK: "GB" };
  /* Parts of a degree that outlines count in. */
  const COARSE = 100;
  const FINELY = 1000;
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

    /* Land as it came: coarse outlines never take the place of finer ones. */
    function show(countries, units) {
      const look = { renderer, interactive: false, weight: 1, fillOpacity: 1, ...colours(box) };
      for (const [code, parts] of Object.entries(countries)) {
        if (towns.has(code) && units === COARSE) continue;
        if (land.has(code)) land.get(code).setLatLngs(polygons(parts, units));
        else land.set(code, L.polygon(polygons(parts, units), look).addTo(map).bringToBack());
      }
    }

    /* All of Europe, for a view from afar; drawn once. */
    let drawn = null;
    function europe() {
      drawn ??= fetched(box.dataset.base).then((found) => {
        show(found.land, COARSE);
        labels = Object.entries(found.labels).map(([code, [lat, lon]]) => [countryName(code), lat, lon, code]);
      }).catch((error) => { drawn = null; throw error; });
      return drawn;
    }

    /* Finer land and towns of the countries in sight that have none yet: the server knows which those are. */
    function closer() {
      const sides = map.getBounds().pad(0.2).toBBoxString().split(",").map((side) => Number(side).toFixed(1));
      const url = withParameters(box.dataset.detail, { bbox: sides.join(), has: [...towns.keys()].sort().join() });
      return fetched(url).then((found) => {
        for (const [code, detail] of Object.entries(found)) {
          show({ [code]: detail.land }, FINELY);
          towns.set(code, detail.towns);
        }
      });
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
      const far = map.getZoom() < FINE;
      (far ? europe() : closer()).then(write).catch(() => {});
      write();
    }

    map.on("moveend", moved);
    moved();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      for (const shape of land.values()) shape.setStyle(colours(box));
    });
  }

  window.hubMap.base = base;
})();
