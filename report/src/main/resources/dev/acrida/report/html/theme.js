// Colours as the browser sees them, and the button that changes between light and dark.
const root = document.documentElement;
const probe = document.createElement("i");

/** The colour that a name in the style stands for at the moment. */
function color(name) {
  probe.style.color = `var(${name})`;
  if (!probe.isConnected) {
    probe.hidden = true;
    document.body.append(probe);
  }
  return getComputedStyle(probe).color;
}

const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ?? (systemIsDark.matches ? "dark" : "light")) === "dark";

function beginThemes(redraw) {
  const button = document.getElementById("theme");
  const label = () => { button.textContent = isDark() ? "Light" : "Dark"; };
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    label();
    redraw();
  });
  systemIsDark.addEventListener("change", () => { label(); redraw(); });
  label();
}
