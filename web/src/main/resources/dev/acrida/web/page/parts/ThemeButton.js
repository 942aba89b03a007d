import { html } from "../html.js";
import { nextTheme } from "../state/keys.js";
import { theme } from "../state/prefs.js";
import { Icon } from "./icons.js";

const looks = {
  auto: { icon: "auto", text: "Theme: as the system has it" },
  light: { icon: "sun", text: "Theme: light" },
  dark: { icon: "moon", text: "Theme: dark" },
};

/** Light, dark, or as the system has it. */
export function ThemeButton() {
  const { icon, text } = looks[theme.value];
  return html`<button type="button" class="button bare icon" title=${text} aria-label=${text} onClick=${() => (theme.value = nextTheme())}>
    <${Icon} name=${icon} />
  </button>`;
}
