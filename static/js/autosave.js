// Keeps a form as a draft while one writes. Without this script the buttons do.
(() => {
  const PAUSE = 2500;
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    const said = form.querySelector("[data-autosave-said]");
    let timer = 0;
    let busy = false;
    let again = false;

    const save = async () => {
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      try {
        const answer = await fetch(form.action || location.href, {
          method: "POST",
          body: new FormData(form),
          headers: { "X-Requested-With": "autosave" },
          credentials: "same-origin",
        });
        const told = await answer.json();
        said.textContent = told.said;
        if (answer.ok) form.elements.version.value = told.version;
      } catch {
        // Away from the net: the buttons will tell.
      }
      busy = false;
      if (again) {
        again = false;
        save();
      }
    };

    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE);
    };
    form.addEventListener("input", later);
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      // A save on its way would raise the version behind the button's back.
      if (busy) {
        event.preventDefault();
        const button = event.submitter;
        const wait = setInterval(() => {
          if (busy) return;
          clearInterval(wait);
          form.requestSubmit(button);
        }, 60);
      }
    });
  }
})();
