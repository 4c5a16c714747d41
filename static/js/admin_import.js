// Follows an import while it is at work; the page itself shows what became of it.
const box = document.getElementById("import-progress");
const pause = 1000;

async function follow() {
  try {
    const answer = await fetch(box.dataset.url, { headers: { Accept: "application/json" } });
    const state = await answer.json();
    if (!state.going_on) {
      window.location.reload();
      return;
    }
    box.querySelector("[data-text]").textContent = state.text;
    box.querySelector("[data-rows]").textContent = state.rows;
    const bar = box.querySelector("progress");
    if (state.percent === null) bar.removeAttribute("value");
    else bar.value = state.percent;
  } catch {
    // The server is away for a moment; ask again.
  }
  setTimeout(follow, pause);
}

setTimeout(follow, pause);
