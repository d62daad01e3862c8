/** What the TypeScript client does that a generator can't know, tried on a running platform. */

import assert from "node:assert/strict";

import {
  amongTabs,
  arrivals,
  askMentors,
  beginSignIn,
  data,
  every,
  inMemory,
  keptInMemory,
  listOfferingsOfMentor,
  listSkills,
  makeOffering,
  Mentoring,
  ProblemError,
  publishMentee,
  publishMentor,
  readMe,
  readMentor,
  setMyAvailability,
  updateMe,
  type Arrival,
  type Options,
} from "mentoring-client";

async function signedIn(email: string, options: Options = {}): Promise<Mentoring> {
  const person = new Mentoring(address, options);
  const begun = await data(beginSignIn({ client: person.client, body: { email } }));
  await person.signIn(begun, await form.code(email));
  const seen = await readMe({ client: person.client });
  const headers = { "If-Match": seen.response!.headers.get("ETag")! };
  await updateMe({ client: person.client, headers, body: { name: "Amina Diallo", time_zone: "Europe/Berlin" } });
  return person;
}

/** A network that loses the first answer to each such request, and counts them. */
function losing(method: string, path: string) {
  const sent: (string | null)[] = [];
  const lossy: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const answer = await fetch(request);
    if (request.method !== method || new URL(request.url).pathname !== path) return answer;
    sent.push(request.headers.get("Idempotency-Key"));
    if (sent.length === 1) throw new TypeError("the line went dead");
    return answer;
  };
  return { sent, fetch: lossy };
}

const ticket = losing("POST", "/scheduling/v1/me/offerings");
const mentor = await signedIn(`mentor-${form.email}`, { fetch: ticket.fetch });
const mentorId = (await data(readMe({ client: mentor.client }))).person_id;
await publishMentor({
  client: mentor.client,
  body: { headline: "Platforms that sleep at night", skills: [{ skill: "k8s", level: 5 }], stage: "lead", meeting_rhythm: "weekly", capacity: 3 },
});
await setMyAvailability({ client: mentor.client, body: { time_zone: "Europe/Berlin", weekly: [{ day: 0, from: "09:00", to: "17:00" }] } });

// an answer that is lost is asked for again, and what was asked is done once
await makeOffering({ client: mentor.client, body: { title: "An hour", lengths_minutes: [60], open_to: "everyone" } });
const offered = await data(listOfferingsOfMentor({ client: mentor.client, path: { mentor_id: mentorId } }));
assert.equal(ticket.sent.length, 2);
assert.equal(new Set(ticket.sent).size, 1);
assert.equal(offered.items.length, 1);

// of twenty tabs that wake up with an old token one renews, and nobody is signed out
const store = inMemory();
let renewals = 0;
const counting: typeof fetch = (input, init) => {
  const request = new Request(input, init);
  if (new URL(request.url).pathname === "/profiles/v1/tokens") renewals += 1;
  return fetch(request);
};
store.write({ ...mentor.tokens.pair!, goodUntil: 0 });
const tabs = Array.from({ length: 20 }, () => new Mentoring(address, { store, fetch: counting }));
const seen = await Promise.all(tabs.map((tab) => data(readMe({ client: tab.client }))));
assert.equal(renewals, 1);
assert.deepEqual(new Set(seen.map((each) => each.person_id)), new Set([mentorId]));
mentor.tokens.take(store.read());

// a token that is refused before its time is replaced, once
store.write({ ...store.read()!, accessToken: "withdrawn" });
assert.equal((await data(readMe({ client: tabs[0]!.client }))).person_id, mentorId);
assert.equal(renewals, 2);
mentor.tokens.take(store.read());

// tabs that keep the pair in memory tell each other; beside them lies what a reload needs, and no access token
const beside = keptInMemory<string>();
const here = new Mentoring(address, { store: amongTabs({ beside }) });
await here.tokens.take({ ...store.read()!, goodUntil: 0 });
assert.equal((await data(readMe({ client: here.client }))).person_id, mentorId);
assert.equal(await beside.read(), here.tokens.pair!.refreshToken);
const reloaded = new Mentoring(address, { store: amongTabs({ beside }) });
assert.equal(reloaded.tokens.pair, null);
assert.ok(await reloaded.resume());
while (here.tokens.pair!.refreshToken !== reloaded.tokens.pair!.refreshToken) await new Promise((go) => setTimeout(go, 10));
await mentor.tokens.take(here.tokens.pair);

// a no is an error with its name, and says what is wrong where
const problem = await updateMe({ client: mentor.client, headers: { "If-Match": '"0-0"' }, body: { time_zone: "Atlantis" } }).then(
  () => assert.fail("Atlantis is no time zone"),
  (error: unknown) => error,
);
assert.ok(problem instanceof ProblemError);
assert.equal(problem.slug, "invalid-request");
assert.match(problem.of("time_zone") ?? "", /IANA/);

// pages are one list
const skills = new Set<string>();
for await (const skill of every((page) => listSkills({ client: mentor.client, query: { ...page, page_size: 40 } }))) {
  assert.ok(!skills.has(skill.skill));
  skills.add(skill.skill);
}
assert.ok(skills.size > 80);

// what one has just written is there in another service, and a stream that ends is taken up behind the last message
const listening = new AbortController();
const came: Arrival[] = [];
const inbox = (async () => {
  for await (const arrival of arrivals(mentor, { after: 0, seconds: 1, signal: listening.signal })) {
    came.push(arrival);
    if (came.length === 2) return;
  }
})();
for (const number of [1, 2]) {
  const mentee = await signedIn(`mentee-${number}-${form.email}`);
  await publishMentee({ client: mentee.client, body: { stage: "early", meeting_rhythm: "weekly", skills_wanted: [{ skill: "k8s", importance: 5 }] } });
  await readMentor({ client: mentee.client, path: { mentor_id: mentorId } });
  let asked = false;
  while (!asked) {
    asked = await askMentors({ client: mentee.client, headers: { "Idempotency-Key": `ask-${number}` }, body: { mentor_ids: [mentorId], message: "Would you?" } }).then(
      () => true,
      (error: unknown) => {
        assert.ok(error instanceof ProblemError && error.slug === "unknown-mentor"); // not known there yet
        return false;
      },
    );
  }
  if (number === 1) while (came.length === 0) await new Promise((go) => setTimeout(go, 50));
}
await inbox;
assert.deepEqual(came.map((each) => each.message.kind), ["proposal", "proposal"]);
assert.ok(came[1]!.number > came[0]!.number);

// who is signed out is nobody
await mentor.signOut();
assert.equal(mentor.tokens.pair, null);
await assert.rejects(readMe({ client: mentor.client }), (error: unknown) => error instanceof ProblemError && error.slug === "not-signed-in");
show("done");
