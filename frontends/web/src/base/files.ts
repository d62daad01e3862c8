/** Files that people take away. */

/** Hands something to the browser's downloads. */
export function saveAs(name: string, content: string, kind: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: kind }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address)); // after the click has been taken up
}

/** What a person chose, as base64: how the API takes files within JSON. */
export async function inBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (each) => String.fromCodePoint(each)).join(""));
}
