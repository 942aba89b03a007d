import { html } from "../html.js";
import { Icon } from "../parts/icons.js";
import { Menu } from "../parts/Menu.js";
import { hiddenColumns } from "../state/prefs.js";

/**
 * Which columns are shown.
 * @param {{ columns: import("./LongTable.js").Column<any>[] }} props
 */
export function ColumnMenu({ columns }) {
  const hidden = hiddenColumns.value;
  const toggle = (/** @type {string} */ key) => {
    hiddenColumns.value = hidden.includes(key) ? hidden.filter((each) => each !== key) : [...hidden, key];
  };
  return html`<${Menu} label=${html`<${Icon} name="columns" size=${16} />Columns`}>
    ${columns.filter((column) => !column.named).map(
      ({ key, title }) => html`<label class="check"><input type="checkbox" checked=${!hidden.includes(key)} onChange=${() => toggle(key)} /><span>${title}</span></label>`,
    )}
  <//>`;
}
