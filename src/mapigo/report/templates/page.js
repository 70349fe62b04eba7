"use strict";
// Opens and closes all parts; filters the rows of the waiting list. The page is
// complete without this script: its controls stay hidden until it runs.

const controls = document.querySelector(".controls");
controls.hidden = false;
controls.addEventListener("click", (event) => {
  const wish = event.target.dataset.details;
  if (!wish) return;
  for (const part of document.querySelectorAll("details")) part.open = wish === "open";
});

const form = document.querySelector(".filter");
if (form) {
  const box = form.querySelector("input");
  const count = form.querySelector("output");
  const rows = [...document.querySelectorAll("#waiting-list tbody tr")];
  const texts = rows.map((row) => row.textContent.toLowerCase());

  const showMatches = () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      const matches = words.every((word) => texts[i].includes(word));
      row.hidden = !matches;
      shown += matches;
    });
    count.textContent = words.length ? `${shown} of ${rows.length} shown` : "";
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", showMatches);
}
