// Sorts tables by a column; the page is complete without.
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = table.tHead.rows[0].cells, body = table.tBodies[0];
  const rows = [...body.rows].filter((row) => !row.classList.contains("mean"));
  if (2 > rows.length) continue;
  [...heads].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = (row) => row.cells[column].dataset.v;
      const compare = (a, b) => {
        const x = value(a), y = value(b);
        if (x === undefined || y === undefined) {
          return (x === undefined) - (y === undefined) || a.cells[column].textContent.localeCompare(b.cells[column].textContent);
        }
        return (x - y) * (down ? -1 : 1);
      };
      body.prepend(...rows.toSorted(compare));
    });
  });
}
