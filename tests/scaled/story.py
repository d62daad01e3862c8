"""What happens, in its order, with a measured line for each part."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from aiokafka.errors import KafkaError

from deploy.cluster.keda import Keda
from deploy.cluster.metrics_server import MetricsServer
from deploy.cluster.used import say_used
from deploy.kubernetes.rendering import Manifest
from deploy.local.progress import say
from deploy.local.trouble import Trouble
from shared.contracts import PLACES
from tests.on_a_node.pods import Pods
from tests.scaled.here import MORE_AT_A_LOSS, SHORT_WINDOW, with_more_at_a_loss, with_short_window
from tests.scaled.judged import asked, beyond, fell_too_fast, first_fall, lows, rose_too_fast, widest_gap
from tests.scaled.scaled_objects import ScaledObjects, cores_wanted
from tests.scaled.sources import Sources
from tests.scaled.watching import Watching

API: Final = "scheduling"
WORKER: Final = "notifications-worker"
SHORT: Final = "mentorships"
"""The api of the variant that goes down soon."""
MORE: Final = "profiles"
"""The api of the variant that has more pods where the number can't be had."""
CORES: Final = "matching"
"""The api of which no request is in flight, and whose pods use cores."""
ASKED: Final = "notifications"
"""The api of which requests are in flight while no cores are measured."""
AHEAD: Final = 7
"""Pods that a number between the bounds asks for."""
BEHIND: Final = 4
FAR: Final = 100_000
LOAD: Final = 4.7
"""Pods that would use just what is wanted of one, if a load could be shared out among so many."""
MADE_WITHIN: Final = 180.0
RISES_WITHIN: Final = 240.0
AWAY_WITHIN: Final = 300.0
GOES_ON: Final = 30.0
STEADY_FOR: Final = 60.0
"""Seconds in which new pods have been measured, and an autoscaler has looked at it more than once."""
UNMEASURED_FOR: Final = 4.0 * SHORT_WINDOW
FAR_MORE: Final = 10
"""So many times what is wanted of a pod."""
LOW_FOR: Final = 40.0
HIGH_FOR: Final = 30.0
TIMES: Final = 2
LATE: Final = 20.0
"""Seconds that may lie between what is said here and an autoscaler's look at it."""


class Story:
    """One run; `told` says what was off. `objects`: the tree as it is put before this cluster."""

    def __init__(
        self, pods: Pods, keda: Keda, metrics_server: MetricsServer, sources: Sources, objects: Sequence[Manifest]
    ) -> None:
        self._pods, self._keda, self._metrics_server = pods, keda, metrics_server
        self._sources, self._objects = sources, objects
        self._scaled = ScaledObjects(pods.plane)
        self._watching = Watching(pods.plane)
        self._spec = {each["metadata"]["name"]: each["spec"] for each in objects if each["kind"] == "ScaledObject"}
        self._wrong: list[str] = []
        self._used = 0

    async def told(self) -> list[str]:
        """All of it. Each part begins where the one before it has ended, so that the first that is off ends it."""
        parts: Sequence[Callable[[], Awaitable[None]]] = (
            self._made,
            self._rises,
            self._jumps,
            self._uses_cores,
            self._unmeasured,
            self._falls,
            self._away,
            self._back,
            self._silent,
        )
        self._watching.begin()
        try:
            for part in parts:
                await part()
            self._judge_bounds()
        except (Trouble, KafkaError) as trouble:
            say(f"  {trouble}")
            self._wrong.append(str(trouble).splitlines()[0])
        finally:
            await self._watching.end()
        ended = (*self._keda.ended(), *self._metrics_server.ended())
        return [*self._wrong, *(f"{name} ended" for name in ended)]

    async def _made(self) -> None:
        """Everything is applied at once; KEDA makes an autoscaler of each ScaledObject, and says so."""
        namespace = [each for each in self._objects if each["kind"] == "Namespace"]
        rest = [each for each in self._objects if each["kind"] != "Namespace"]
        began = time.monotonic()
        await self._pods.apply([*namespace, *self._sources.secrets(), *rest])
        await self._pods.until("every ScaledObject is ready", MADE_WITHIN, lambda: self._all_say("Ready", "True"))
        ready = time.monotonic() - began
        await self._pods.until("each has its least pods", MADE_WITHIN, self._have_the_least)
        self._begun = time.monotonic()
        wrong = await self._scaled.not_as_said()
        numbers = sum(len(spec["triggers"]) for spec in self._spec.values())
        say(
            f"  ScaledObjects that are ready        {ready:6.1f} s  {len(self._spec)} autoscalers by {numbers} numbers,"
            f" {wrong or 'with our bounds and pace'}"
        )
        self._off("an autoscaler", wrong)
        apis = [name for name in self._spec if name.endswith("-api")]
        seen = await self._pods.until("cores of every api are seen", MADE_WITHIN, lambda: self._cores_are_seen(apis))
        say(f"  cores are measured                  {seen:6.1f} s  those of {len(apis)} apis")
        await self._scaled.change(f"{SHORT}-api", with_short_window())
        await self._scaled.change(f"{MORE}-api", with_more_at_a_loss())

    async def _rises(self) -> None:
        """First to what a number between the bounds asks for, then far beyond them."""
        sources, began = self._sources, time.monotonic()
        sources.say_in_flight(API, AHEAD * self._threshold(API) - 10)
        await sources.write(PLACES.broker_name, BEHIND * self._lag() - 200)
        await self._until_pods(f"{API}-api", AHEAD)
        await self._until_pods(WORKER, BEHIND)
        say(
            f"  numbers rise                        {time.monotonic() - began:6.1f} s  {API}-api {AHEAD} pods,"
            f" {WORKER} {BEHIND}: as many as they ask for"
        )
        began = time.monotonic()
        sources.say_in_flight(API, FAR)
        sources.say_in_flight(SHORT, FAR)
        await sources.write(PLACES.broker_name, 2 * self._most(WORKER) * self._lag())
        for name in (f"{API}-api", f"{SHORT}-api", WORKER):
            await self._until_pods(name, self._most(name))
        say(f"  they rise far beyond                {time.monotonic() - began:6.1f} s  {self._most(WORKER)} pods each")

    async def _jumps(self) -> None:
        """The number is nothing, and far beyond, again and again: no pod goes. With a short window some do, as a control."""
        began = time.monotonic()
        for _ in range(TIMES):
            for number, seconds in ((0, LOW_FOR), (FAR, HIGH_FOR)):
                self._sources.say_in_flight(API, number)
                self._sources.say_in_flight(SHORT, number)
                await asyncio.sleep(seconds)
        looks = self._watching.since(f"{API}-api", began)
        seen, fell = lows(looks, below=1), first_fall(looks)
        control = first_fall(self._watching.since(f"{SHORT}-api", began))
        say(
            f"  they jump up and down               {time.monotonic() - began:6.1f} s  its autoscaler saw {seen} of {TIMES} lows:"
            f" {'no pod went' if fell is None else 'PODS WENT'}; with a window of {SHORT_WINDOW} s"
            f" {'the first after %.0f s' % (control - began) if control else 'NONE EITHER'}"
        )
        self._off("jumps", ["a pod went within the window"] if fell else [])
        self._off("jumps", [] if seen == TIMES else [f"{seen} of {TIMES} lows were seen"])
        self._off("jumps", ["with a short window no pod went either"] if control is None else [])

    async def _uses_cores(self) -> None:
        """No request is in flight. A load that is shared out gets the pods that the formula asks for, one far beyond as many as may be."""
        name, least, began = f"{CORES}-api", self._least(CORES), time.monotonic()
        (wanted,) = cores_wanted(self._spec[name])
        load = LOAD * wanted
        pods = asked(least, load / least, wanted)

        async def there() -> bool:
            await self._use(round(load / self._watching.pods(name)))
            return self._watching.pods(name) == pods

        rose = await self._pods.until(f"{name} has {pods} pods", RISES_WITHIN, there)
        await asyncio.sleep(STEADY_FOR)
        seen = await self._scaled.cores()
        wrong = beyond(self._watching.since(name, began), least, pods)
        say(
            f"  cores rise, nothing is in flight    {rose:6.1f} s  {name} {pods} pods, each uses {seen.get(name)}m"
            f" ({wanted}m are wanted): {wrong or 'as many as it asks for, and at no moment more'}"
        )
        self._off("cores", wrong)
        self._off("cores", [] if asked(pods, seen.get(name, 0), wanted) == pods else [f"{seen.get(name)}m are seen"])
        await self._use_far_more(FAR_MORE * wanted)

    async def _use_far_more(self, millicores: int) -> None:
        """To the upper bound, and no further."""
        name, began = f"{CORES}-api", time.monotonic()
        await self._use(millicores)
        await self._until_pods(name, self._most(name))
        rose = time.monotonic() - began
        await asyncio.sleep(STEADY_FOR)
        seen = await self._scaled.cores()
        say(
            f"  cores rise far beyond               {rose:6.1f} s  {name} {self._watching.pods(name)} pods, each uses {seen.get(name)}m"
        )
        self._off(name, [] if self._watching.pods(name) == self._most(name) else ["it did not stay at the bound"])

    async def _unmeasured(self) -> None:
        """metrics-server is killed: no pod goes, though none has a request in flight; and requests in flight add pods as ever."""
        raised, short, began = f"{ASKED}-api", f"{SHORT}-api", time.monotonic()
        before = self._watching.pods(raised)
        await self._metrics_server.kill()
        self._sources.say_in_flight(SHORT, 0)
        self._sources.say_in_flight(ASKED, BEHIND * self._threshold(ASKED) - 10)
        await self._pods.until(
            f"{short} lacks a number", AWAY_WITHIN, lambda: self._lack_a_number(short, f"{CORES}-api")
        )
        lost = time.monotonic() - began
        await self._until_pods(raised, BEHIND)
        await asyncio.sleep(UNMEASURED_FOR)
        blind, fallen = await self._scaled.without_a_number(), await self._scaled.say("Fallback")
        went = {name: first_fall(self._watching.since(name, began)) for name in self._spec}
        wrong = [f"a pod of {name} went" for name, fell in went.items() if fell is not None]
        say(
            f"  metrics-server is killed            {lost:6.1f} s  {len(blind)} autoscalers say"
            f" {', '.join(sorted({*blind.values()}))}, {Counter(fallen.values())['True']} fall back:"
            f" {wrong or 'no pod goes'} ({short} {self._watching.pods(short)}, whose window is {SHORT_WINDOW} s);"
            f" by requests in flight {raised} rises from {before} to {self._watching.pods(raised)}"
        )
        self._off("unmeasured", wrong)
        await self._measured_again()

    async def _measured_again(self) -> None:
        """As a control: now the pods go that did not. Then all is as it was before."""
        short, began = f"{SHORT}-api", time.monotonic()
        await self._metrics_server.start()

        async def fell() -> bool:
            return first_fall(self._watching.since(short, began)) is not None

        await self._pods.until(f"a pod of {short} goes", AWAY_WITHIN, fell)
        say(
            f"  it is back                          {time.monotonic() - began:6.1f} s  and the first pod of {short} goes"
        )
        self._sources.say_in_flight(SHORT, FAR)
        await self._until_pods(short, self._most(short))
        await self._pods.until("nobody lacks a number", AWAY_WITHIN, self._well_again)

    async def _falls(self) -> None:
        """For good: one pod after another with the short window; with ours the first after five minutes, and no other soon."""
        began = time.monotonic()
        await self._use(1)
        for service in (API, SHORT):
            self._sources.say_in_flight(service, 0)
        for trigger in self._spec[WORKER]["triggers"]:
            if trigger["metadata"]["topic"] == PLACES.broker_name:
                await self._sources.read_all(trigger["metadata"]["consumerGroup"], PLACES.broker_name)
        await self._until_pods(f"{SHORT}-api", self._least(SHORT), within=self._most(WORKER) * 3 * SHORT_WINDOW)
        say(
            f"  they fall; a window of {SHORT_WINDOW} s         {time.monotonic() - began:6.1f} s  to {self._least(SHORT)} pods"
        )
        self._off(f"{SHORT}-api", fell_too_fast(self._watching.since(f"{SHORT}-api", began), by=1, period=SHORT_WINDOW))
        for name in (f"{API}-api", f"{CORES}-api", WORKER):
            await self._falls_late(name, began)
        await asyncio.sleep(GOES_ON)

    async def _falls_late(self, name: str, began: float) -> None:
        """The first pod that goes, by the window that the tree has."""
        window = self._behavior(name, "scaleDown")["stabilizationWindowSeconds"]

        async def fell() -> bool:
            return first_fall(self._watching.since(name, began)) is not None

        await self._pods.until(f"a pod of {name} goes", window + AWAY_WITHIN, fell)
        after = (first_fall(self._watching.since(name, began)) or began) - began
        say(f"  they fall; our window of {window} s {name:>22}  the first pod went after {after:.0f} s")
        self._off(name, [f"a pod went after {after:.0f} s"] if after < window - LATE else [])

    async def _away(self) -> None:
        """Prometheus and Kafka are killed: nobody loses a pod, and where the fallback says more, there are more."""
        before = {name: self._watching.pods(name) for name in self._spec}
        began = time.monotonic()
        await self._sources.go_away()
        await self._pods.until("apis fall back, and workers are left as they are", AWAY_WITHIN, self._at_a_loss)
        lost = time.monotonic() - began
        await self._until_pods(f"{MORE}-api", MORE_AT_A_LOSS)
        await asyncio.sleep(GOES_ON)
        fallen = Counter((await self._scaled.say("Fallback")).values())["True"]
        kept = {name: self._watching.pods(name) for name in self._spec if name != f"{MORE}-api"}
        wrong = [f"{name}: {pods} pods, not {before[name]}" for name, pods in kept.items() if pods != before[name]]
        say(
            f"  Prometheus and Kafka are killed     {lost:6.1f} s  {fallen} fall back, {len(self._spec) - fallen} get no number:"
            f" {wrong or 'as many pods as before'} ({API}-api {kept[f'{API}-api']}, {WORKER} {kept[WORKER]});"
            f" with a fallback of {MORE_AT_A_LOSS} pods {before[f'{MORE}-api']} became {self._watching.pods(f'{MORE}-api')}"
        )
        self._off("away", wrong)

    async def _back(self) -> None:
        """They come back: nobody falls back any more, and numbers count."""
        began = time.monotonic()
        await self._sources.come_back()
        await self._pods.until("nobody is at a loss any more", AWAY_WITHIN, self._well_again)
        self._sources.say_in_flight(MORE, AHEAD * self._threshold(MORE) - 10)
        await self._until_pods(f"{MORE}-api", AHEAD)
        say(f"  they are back                       {time.monotonic() - began:6.1f} s  and {MORE}-api has {AHEAD} pods")

    async def _silent(self) -> None:
        """Prometheus answers, and hears nothing of the apis: which is no number, and not none in flight."""
        began = time.monotonic()
        await self._sources.fall_silent()
        await self._pods.until("every api falls back", AWAY_WITHIN, self._apis_fall_back)
        say(f"  Prometheus hears nothing of apis    {time.monotonic() - began:6.1f} s  until all apis fall back")

    def _judge_bounds(self) -> None:
        """From the first moment to the last, of every Deployment that is scaled."""
        found = []
        for name, spec in self._spec.items():
            looks = self._watching.since(name, self._begun)
            up, down = self._behavior(name, "scaleUp")["policies"][0], self._behavior(name, "scaleDown")["policies"][0]
            wrong = beyond(looks, spec["minReplicaCount"], spec["maxReplicaCount"])
            wrong += rose_too_fast(looks, up["value"], up["periodSeconds"])
            if name != f"{SHORT}-api":
                wrong += fell_too_fast(looks, down["value"], down["periodSeconds"])
            found += [f"{name}: {each}" for each in wrong]
        number = sum(len(self._watching.since(name, self._begun)) for name in self._spec)
        gap = widest_gap(self._watching.since(f"{API}-api", self._begun))
        say(
            f"  {number} looks at {len(self._spec)} Deployments, at most {gap:.0f} s apart: {len(found)} beyond the bounds,"
            " or faster than our pace"
        )
        self._off("bounds", found)

    async def _use(self, millicores: int) -> None:
        """So much of cores is used by each pod of one api."""
        if millicores != self._used:
            await say_used(self._pods.plane, f"{CORES}-api", millicores)
        self._used = millicores

    async def _until_pods(self, name: str, pods: int, within: float = RISES_WITHIN) -> None:
        async def there() -> bool:
            return self._watching.pods(name) == pods

        await self._pods.until(f"{name} has {pods} pods", within, there)

    async def _all_say(self, condition: str, status: str) -> bool:
        found = await self._scaled.say(condition)
        return len(found) == len(self._spec) and set(found.values()) == {status}

    async def _at_a_loss(self) -> bool:
        """KEDA makes no client of a Kafka that is away, so counts no failure of it, and answers autoscalers with an error."""
        fallen, blind = await self._scaled.say("Fallback"), await self._scaled.without_a_number()
        return all(fallen[name] == "True" or (name.endswith("-worker") and name in blind) for name in self._spec)

    async def _apis_fall_back(self) -> bool:
        fallen = await self._scaled.say("Fallback")
        return all(fallen[name] == "True" for name in self._spec if name.endswith("-api"))

    async def _well_again(self) -> bool:
        fallen, blind = await self._scaled.say("Fallback"), await self._scaled.without_a_number()
        return not blind and "True" not in fallen.values()

    async def _lack_a_number(self, *names: str) -> bool:
        return {*names} <= (await self._scaled.without_a_number()).keys()

    async def _cores_are_seen(self, names: Sequence[str]) -> bool:
        return {*names} <= (await self._scaled.cores()).keys()

    async def _have_the_least(self) -> bool:
        return all(self._watching.pods(name) >= spec["minReplicaCount"] for name, spec in self._spec.items())

    def _behavior(self, name: str, way: str) -> Any:
        return self._spec[name]["advanced"]["horizontalPodAutoscalerConfig"]["behavior"][way]

    def _threshold(self, service: str) -> int:
        return int(self._spec[f"{service}-api"]["triggers"][0]["metadata"]["threshold"])

    def _lag(self) -> int:
        return int(self._spec[WORKER]["triggers"][0]["metadata"]["lagThreshold"])

    def _least(self, service: str) -> int:
        return int(self._spec[f"{service}-api"]["minReplicaCount"])

    def _most(self, name: str) -> int:
        return int(self._spec[name]["maxReplicaCount"])

    def _off(self, what: str, found: Sequence[str]) -> None:
        self._wrong += [f"{what}: {each}" for each in found]
