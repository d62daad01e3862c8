/** Moving in a grid by keys, after the WAI-ARIA pattern: one stop of the tab key, arrows within. Pure: rows, columns and a place. */

export interface Place {
  row: number;
  column: number;
}

/** Where a key leads; null for one that means nothing here. `page` rows are skipped by PageUp and PageDown. */
export function moved(key: string, at: Place, rows: number, columns: number, page: number): Place | null {
  const last = { row: rows - 1, column: columns - 1 };
  const within = (row: number, column: number): Place => ({
    row: Math.min(Math.max(row, 0), last.row),
    column: Math.min(Math.max(column, 0), last.column),
  });
  switch (key) {
    case "ArrowLeft":
      return at.column > 0 ? within(at.row, at.column - 1) : at.row > 0 ? within(at.row - 1, last.column) : at;
    case "ArrowRight":
      return at.column < last.column ? within(at.row, at.column + 1) : at.row < last.row ? within(at.row + 1, 0) : at;
    case "ArrowUp":
      return within(at.row - 1, at.column);
    case "ArrowDown":
      return within(at.row + 1, at.column);
    case "Home":
      return within(at.row, 0);
    case "End":
      return within(at.row, last.column);
    case "PageUp":
      return within(at.row - page, at.column);
    case "PageDown":
      return within(at.row + page, at.column);
    default:
      return null;
  }
}
