/** The frame around every page, and which address is which page. */

import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from "preact-iso";
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { Clock } from "./base/clock.tsx";
import { Skeleton, Trouble } from "./base/load.tsx";
import { Announcer, announce, Page } from "./base/parts.tsx";
import { arrived, begin, known, leadsTo, me, unknown, unread } from "./base/person.ts";
import { atTop } from "./base/places.ts";
import { t } from "./base/texts.ts";
import { NotFound } from "./pages/not-found.tsx";
import { SignIn } from "./pages/sign-in.tsx";
import { Stranger } from "./pages/start.tsx";
import { Welcome } from "./pages/welcome.tsx";
import { PAGES, Waiting } from "./routes.ts";

const Home = (): JSX.Element => (me.value ? <Waiting /> : <Stranger />);

/** What the documentation and the services answer is not the app's. */
const OURS = /^\/(?!docs|openapi\.json|problems\.json|(profiles|matching|scheduling|mentorships|notifications)\/v1)/;

export function App(): JSX.Element {
  return (
    <LocationProvider scope={OURS}>
      <a class="skip" href="#content" onClick={skip}>{t("skip")}</a>
      <Header />
      <main id="content" tabIndex={-1}>
        <Gate>
          <ErrorBoundary onError={() => announce(t("problem.lost"))}>
            <Router onRouteChange={atTop}>
              <Route path="/" component={Home} />
              <Route path="/sign-in" component={SignIn} />
              <Route path="/welcome" component={Welcome} />
              {PAGES.map(([path, component]) => <Route key={path} path={path} component={component} />)}
              <Route default component={NotFound} />
            </Router>
          </ErrorBoundary>
        </Gate>
      </main>
      <Clock />
      <Announcer />
    </LocationProvider>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

/** Whoever holds the link of a survey answers it, and whoever holds that of an invitation may decline it, signed in or not. */
const isOpen = (path: string): boolean => ["/", "/sign-in"].includes(path) || /^\/(surveys|invitations)\//.test(path);

/** Asks whoever must be known to sign in first, and leads back to where they were going. */
function Gate(props: { children: JSX.Element }): JSX.Element {
  const { path, url, route } = useLocation();
  const person = me.value?.value;
  const waits = !known.value && path !== "/sign-in";
  const away = waits || unknown.value !== undefined ? null
    : !person && !isOpen(path) ? `/sign-in?next=${encodeURIComponent(url)}`
    : person && person.missing.length > 0 && path !== "/welcome" && path !== "/sign-in" && !path.startsWith("/surveys/") ? `/welcome?next=${encodeURIComponent(url)}`
    : null;
  useEffect(() => {
    if (away) route(away, true);
  }, [away]);
  if (unknown.value !== undefined && !person) return <Page title={t("problem.away")}><Trouble error={unknown.value} again={begin} /></Page>;
  return waits || away ? <div aria-busy="true"><span class="hidden">{t("loading")}</span><Skeleton /></div> : props.children;
}

function Header(): JSX.Element {
  const { path } = useLocation();
  const person = me.value?.value;
  const [news, setNews] = useState<typeof arrived.value>(null);
  useEffect(() => {
    const message = arrived.value;
    if (!message) return;
    announce(message.title);
    setNews(message);
    const gone = setTimeout(() => setNews(null), 8000);
    return () => clearTimeout(gone);
  }, [arrived.value]);
  const places: [string, string, string][] = !person ? [] : [
    ["/", t("nav.home"), "M4 11l8-7 8 7v9h-5v-6H9v6H4z"],
    ...(person.mentee || !person.mentor ? [["/mentors", t("nav.mentors"), "M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7 9c0-4 3-7 7-7s7 3 7 7zM17 11a3 3 0 1 0-2-5 6 6 0 0 1-1 5 5 5 0 0 0 3 0zm1 2c2.500.500 4 2.500 4 6h-4c0-2.500-.8-4.500-2-6z"] as [string, string, string]] : []),
    ...(person.mentor ? [["/requests", t("nav.requests"), "M4 4h16v12H9l-5 4zm4 5v2h8V9z"] as [string, string, string]] : []),
    ["/sessions", t("nav.sessions"), "M6 3h2v2h8V3h2v2h3v16H3V5h3zm-1 7v9h14v-9z"],
    ["/inbox", t("nav.inbox"), "M3 5h18v14H3zm2 3v1l7 5 7-5V8l-7 5z"],
    ["/you", t("nav.you"), "M12 12a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zm-8 9c0-4.500 3.500-7 8-7s8 2.500 8 7z"],
  ];
  return (
    <header>
      <div class="bar">
        <a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28" />{t("name")}</a>
        {person?.missing.length === 0 ? (
          <nav aria-label={t("nav.label")}>
            <ul>
              {places.map(([href, label, icon]) => (
                <li key={href}>
                  <a href={href} aria-current={path === href || (href !== "/" && path.startsWith(`${href}/`)) ? "page" : undefined}>
                    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path d={icon} /></svg>
                    <span>{label}</span>
                    {href === "/inbox" && unread.value > 0 && (
                      <span class="badge"><span aria-hidden="true">{unread.value > 99 ? "99+" : unread.value}</span><span class="hidden">{t("unread", { count: unread.value })}</span></span>
                    )}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : (
          !person && known.value && path !== "/sign-in" && <a class="button small" href="/sign-in">{t("signIn")}</a>
        )}
      </div>
      {news && <p class="news"><a href={leadsTo(news)}>{news.title}</a></p>}
    </header>
  );
}
