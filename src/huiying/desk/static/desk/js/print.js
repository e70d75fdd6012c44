// How is this sheet printed? By the browser, with the print styles.

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
