/** Light or dark, as the machine is unless somebody says otherwise. */

const PLACE = "theme";
export type Theme = "system" | "light" | "dark";

export const theme = (): Theme => (localStorage.getItem(PLACE) as Theme | null) ?? "system";

export function wear(next: Theme = theme()): void {
  localStorage.setItem(PLACE, next);
  document.documentElement.style.colorScheme = next === "system" ? "light dark" : next;
}
