/** Which of our languages: what the person chose here, else what the browser asks for. */

export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

const PLACE = "language";

export function chosen(stored: string | null, asked: readonly string[]): Language {
  const ours = Object.keys(LANGUAGES) as Language[];
  const named = [stored, ...asked.map((each) => each.split("-")[0]!.toLowerCase())];
  return ours.find((each) => each === named.find((one) => ours.includes(one as Language))) ?? "en";
}

export const language = chosen(localStorage.getItem(PLACE), navigator.languages);

/** Texts of the platform come in it too: so the page begins anew. What is being typed is kept by its form. */
export function speak(next: string): void {
  localStorage.setItem(PLACE, next);
  location.reload();
}

export const stored = (): string | null => localStorage.getItem(PLACE);
