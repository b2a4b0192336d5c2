// Pictures: zoom and move.

for (const figure of all("figure.sheet")) {
  const frame = find(".scroll", figure);
  const svg = find("svg", frame);
  if (!svg) continue;
  const zoom = (to) => {
    const now = svg.getBoundingClientRect().width;
    const scale = to ? Math.max(200, Math.min(now * to, 8000)) : frame.clientWidth;
    const middle = (frame.scrollLeft + frame.clientWidth / 2) / Math.max(now, 1);
    svg.style.width = `${scale}px`;
    frame.scrollLeft = middle * scale - frame.clientWidth / 2;
  };
  figure.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-zoom]");
    if (button) zoom({ in: 1.35, out: 1 / 1.35, fit: null }[button.dataset.zoom]);
  });
  frame.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15);
  }, { passive: false });
  let from = null;
  let moved = false;
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button) return;
    from = [event.clientX + frame.scrollLeft, event.clientY + frame.scrollTop];
    moved = false;
  });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    const [left, top] = [from[0] - event.clientX, from[1] - event.clientY];
    moved ||= Math.abs(left - frame.scrollLeft) + Math.abs(top - frame.scrollTop) > 6;
    if (moved) frame.scrollTo(left, top);
  });
  addEventListener("pointerup", () => (from = null));
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  frame.addEventListener("click", (event) => {
    if (!moved) return;
    event.preventDefault();
    event.stopPropagation();
    moved = false;
  }, true);
}
