/** Skills as the platform names them, and as people say them. */

/** A skill's slug as one says it. */
export const spoken = (slug: string): string => slug.replaceAll("-", " ");

/** The slug of a skill that the vocabulary does not know. */
export const slugged = (name: string): string =>
  name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase()
    .replaceAll("+", " plus ").replaceAll("#", " sharp ").replaceAll("&", " and ")
    .replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
