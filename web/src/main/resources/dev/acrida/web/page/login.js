// The login page: a name and a password, or the token that was printed at the start.

const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const wrong = /** @type {HTMLElement} */ (document.getElementById("wrong"));
const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
const wanted = document.querySelector("meta[name=acrida-login]")?.getAttribute("content") ?? "password";

for (const field of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-for]"))) {
  field.hidden = field.dataset.for !== wanted;
}
/** @type {HTMLElement} */ (form.querySelector("[data-for]:not([hidden]) input")).focus();

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  button.disabled = true;
  refuse(await logIn());
  button.disabled = false;
});

/** @returns {Promise<string>} why not; empty when the page is about to open */
async function logIn() {
  const given = Object.fromEntries(new FormData(form));
  const body = wanted === "token" ? { token: given.token } : { user: given.user, password: given.password };
  let response;
  try {
    const headers = { "Content-Type": "application/json" };
    response = await fetch("api/login", { method: "POST", headers, body: JSON.stringify(body) });
  } catch {
    return "Acrida does not answer. Is its process still running?";
  }
  if (response.ok) {
    location.replace("./");
    return "";
  }
  const problem = await response.json().catch(() => ({}));
  return problem.detail || problem.title || `The server answered with status ${response.status}.`;
}

/** @param {string} text */
function refuse(text) {
  wrong.textContent = text;
  wrong.hidden = text === "";
  if (text) /** @type {HTMLInputElement} */ (form.querySelector("[data-for]:not([hidden]) input[type=password]")).select();
}
