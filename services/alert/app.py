"""The alert worker's table of contents: findings in, alerts out; and each alert to the sinks that want it."""

from dataclasses import replace
from datetime import timedelta

from faststream import FastStream

from services.alert import postroom
from services.alert.adapters.incidents import RedisIncidents
from services.alert.adapters.publishers import families
from services.alert.reload import Rules, watcher
from services.alert.settings import AlertSettings
from services.alert.sinklist import read_sinks
from services.alert.work import AlertWork
from shared.chassis.scripts import Context
from shared.chassis.server import patient, server_url
from shared.chassis.stage import Stage, attach, consumer_name, make_broker, restorer
from shared.chassis.worker import Retention, assemble
from shared.contracts.streams import ALERT_GROUP

ROLE = "alert"
_PATIENCE_SECONDS = 25.0


def build(settings: AlertSettings) -> FastStream:
    """
    Wire the worker; nothing is contacted before it runs.

    Raises:
        ConfigurationError: A rule, or the list of sinks, can't be right.
    """
    # First of all: what can't be right must be said, whether a server is there or not.
    rules, sinks = Rules(settings.rules, settings.incident_window), read_sinks(settings.sinks)
    url, keys, streams = server_url(settings.redis), settings.redis.keys, settings.streams
    stage = Stage(keys.flagged, ALERT_GROUP, streams)
    alerts = Retention(keys.alerts, timedelta(days=streams.alerts_retention_days), None, acknowledged=False)
    decisions = Retention(
        keys.decisions,
        timedelta(days=streams.decisions_retention_days),
        streams.decisions_retention_entries,
        acknowledged=False,
    )
    name, context = consumer_name(ROLE), Context(keys, streams)
    groups = postroom.stages(sinks, streams, keys.alerts)
    # A server that comes back empty has nothing old: there every group begins at the beginning.
    redis = patient(url, restorer(url, [stage, *(replace(group, start="0") for group in groups)]))
    # A little longer than it takes to take over from a dead worker: so the order of the stream is kept when one dies.
    patience = timedelta(seconds=min(_PATIENCE_SECONDS, streams.reclaim_idle_seconds * 1.5))
    work = AlertWork(RedisIncidents(redis, context, name, patience), rules, families(settings.publishers))
    broker = make_broker(url, [stage])
    attach(broker, stage, name, work.handle, redis)
    return assemble(
        broker,
        redis,
        role=ROLE,
        name=name,
        stages=[stage],
        makes=groups,
        trims=(stage, alerts, decisions),
        tasks=[watcher(rules, redis, keys.rules + name), *postroom.tasks(sinks, redis, context, name)],
        settings=settings,
    )
