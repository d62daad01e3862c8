/** Lists that come in pages, as one. */

interface Page<Item> {
  items: Item[];
  next_page_token: string | null;
}

/**
 * All items of a list, whatever its page size: `for await (const mentor of every((page) => listMentors({ client, query: page })))`.
 * A page is fetched when its first item is wanted. What is added meanwhile may come or not; nothing comes twice.
 */
export async function* every<Item>(
  read: (page: { page_token?: string }) => Promise<{ data?: Page<Item> | undefined }>,
): AsyncGenerator<Item, void, undefined> {
  for (let token: string | null | undefined; token !== null; ) {
    const page = await data(read(token === undefined ? {} : { page_token: token }));
    yield* page.items;
    token = page.next_page_token;
  }
}

/** What a generated function answers, without what is around it: `const me = await data(readMe({ client }))`. */
export async function data<Answer>(answer: Promise<{ data?: Answer | undefined }>): Promise<Answer> {
  return (await answer).data as Answer; // a no has been thrown
}
