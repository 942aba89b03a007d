// Runs before anything is painted, so that a dark page never flashes white.
try {
  const theme = JSON.parse(localStorage.getItem("acrida.theme") ?? '"auto"');
  if (theme !== "auto") document.documentElement.dataset.theme = theme;
} catch {
  // nothing is stored: as the system has it
}
