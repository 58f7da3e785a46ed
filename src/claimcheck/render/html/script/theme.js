// Dark or light: as the system has it, or as the reader chooses.

const THEMES = ["auto", "light", "dark"];
const button = byId("theme");

/** What was chosen before, where the browser keeps it for files. */
function chosenTheme(value) {
  try {
    if (value) localStorage.setItem("claimcheck-theme", value);
    return localStorage.getItem("claimcheck-theme");
  } catch {
    return value;
  }
}

function paint(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  button.textContent = say(theme);
  button.dataset.theme = theme;
}

paint(THEMES.includes(chosenTheme()) ? chosenTheme() : "auto");
button.addEventListener("click", () => {
  const next = THEMES[(THEMES.indexOf(button.dataset.theme) + 1) % THEMES.length];
  chosenTheme(next);
  paint(next);
});
