"""The alert worker's table of contents: findings in, alerts out."""

from datetime import timedelta

from faststream import FastStream

from services.alert.adapters.incidents import RedisIncidents
from services.alert.reload import Rules, watcher
from services.alert.settings import AlertSettings
from services.alert.work import AlertWork
from shared.chassis.scripts import Context
from shared.chassis.server import patient, server_url
from shared.chassis.stage import Stage, attach, consumer_name, make_broker, restorer
from shared.chassis.worker import Retention, assemble
from shared.contracts.streams import ALERT_GROUP

ROLE = "alert"


def build(settings: AlertSettings) -> FastStream:
    """Wire the worker; nothing is contacted before it runs."""
    # First of all: a rule that can't be right must be said, whether a server is there or not.
    rules = Rules(settings.rules, settings.incident_window)
    url, keys, streams = server_url(settings.redis), settings.redis.keys, settings.streams
    # One reader: decisions of one worker are made one batch after the other anyway.
    stage = Stage(keys.flagged, ALERT_GROUP, streams, readers=1)
    alerts = Retention(keys.alerts, timedelta(days=streams.alerts_retention_days), None, acknowledged=False)
    decisions = Retention(
        keys.decisions,
        timedelta(days=streams.decisions_retention_days),
        streams.decisions_retention_entries,
        acknowledged=False,
    )
    redis = patient(url, restorer(url, [stage]))
    work = AlertWork(RedisIncidents(redis, Context(keys, streams)), rules)
    name = consumer_name(ROLE)
    broker = make_broker(url, [stage])
    attach(broker, stage, name, work.handle, redis)
    return assemble(
        broker,
        redis,
        role=ROLE,
        name=name,
        stages=[stage],
        trims=(stage, alerts, decisions),
        tasks=[watcher(rules, redis, keys.rules + name)],
        settings=settings,
    )
