"""
The names of everything kept in Redis, and who reads and writes it. The only place a key is spelled.

Entries have plain text fields: ``data`` (one JSON object), ``cid`` (the article's id), optionally ``traceparent``.
"""

from dataclasses import dataclass

TAGGING_GROUP = "tagging"
ALERT_GROUP = "alert"
SINK_GROUPS = "sink:"  # the group of each sink begins so, on the stream of alerts
DEFAULT_PREFIX = "tocsin:"


@dataclass(frozen=True)
class Keys:
    """
    Every key under one prefix.

    All keys of one article that a script touches together share the prefix, so that a later shard tag
    (``tocsin:{k}:``) puts them on one Redis Cluster slot by changing ``prefix`` alone.
    """

    prefix: str = DEFAULT_PREFIX

    @property
    def articles(self) -> str:
        """Stream of Article: ingest, replay, anyone -> group ``tagging``."""
        return f"{self.prefix}articles"

    @property
    def flagged(self) -> str:
        """Stream of TaggedArticle: tagging -> group ``alert``."""
        return f"{self.prefix}flagged"

    @property
    def alerts(self) -> str:
        """Stream of Alert events, durable; and the pub/sub channel of the same name, live."""
        return f"{self.prefix}alerts"

    @property
    def decisions(self) -> str:
        """Stream of decisions: one entry per article, revision and gate."""
        return f"{self.prefix}decisions"

    def dead(self, stream: str) -> str:
        """Stream of the dead letters of *stream*."""
        return f"{stream}:dead"

    @property
    def seen(self) -> str:
        """Prefix of the hashes that hold, per article id, the revisions published so far."""
        return f"{self.prefix}seen:"

    @property
    def fate(self) -> str:
        """Prefix of the hashes that hold, per article id, what each gate decided (the index of ``decisions``)."""
        return f"{self.prefix}fate:"

    @property
    def alias(self) -> str:
        """Prefix of the keys that lead from a canonical URL's digest to the id an article was given instead."""
        return f"{self.prefix}alias:"

    @property
    def likeness(self) -> str:
        """Prefix of the keys by which reprints are known: signatures of texts, and each day's bands to find them by."""
        return f"{self.prefix}likeness:"

    @property
    def incident(self) -> str:
        """Prefix of the hashes that hold an incident's version and state."""
        return f"{self.prefix}incident:"

    @property
    def rules(self) -> str:
        """Prefix of the short-lived keys by which an alert worker shows its rules, and what is wrong with them."""
        return f"{self.prefix}rules:"

    @property
    def silences(self) -> str:
        """Hash of the silences in force, by id: one JSON object each."""
        return f"{self.prefix}silences"

    @property
    def quiet(self) -> str:
        """Prefix of the hashes that hold, per rule with caps, how many alerts of it were told."""
        return f"{self.prefix}quiet:"

    @property
    def held(self) -> str:
        """Hash of what was held back, by cause: how often."""
        return f"{self.prefix}held"

    @property
    def board(self) -> str:
        """Prefix of the hashes that hold a theatre's board of incidents: version and state."""
        return f"{self.prefix}board:"

    @property
    def watermark(self) -> str:
        """Sorted set of the two latest articles by event time: how far event time has come."""
        return f"{self.prefix}watermark"

    @property
    def due(self) -> str:
        """Sorted set of open incidents by the event time at which they are over."""
        return f"{self.prefix}due"

    @property
    def worker(self) -> str:
        """Prefix of the short-lived keys by which a running worker shows itself."""
        return f"{self.prefix}worker:"

    @property
    def source(self) -> str:
        """Prefix of the hashes that hold a source's state: last success, validators, what is known of it."""
        return f"{self.prefix}source:"

    @property
    def feeds(self) -> str:
        """Hash of the feeds added and removed while the system runs, by id: one JSON object each."""
        return f"{self.prefix}feeds"

    @property
    def regions(self) -> str:
        """Hash of the regions whose silence has been told."""
        return f"{self.prefix}regions"

    @property
    def sink(self) -> str:
        """Prefix of the hashes that hold a sink's state: last success, last error, whether it is switched off."""
        return f"{self.prefix}sink:"

    @property
    def delivery(self) -> str:
        """Prefix of the hashes that hold, per alert id, what became of it at each sink."""
        return f"{self.prefix}delivery:"

    @property
    def told(self) -> str:
        """Prefix of the hashes that hold, per sink and incident, the alerts it has been given."""
        return f"{self.prefix}told:"
