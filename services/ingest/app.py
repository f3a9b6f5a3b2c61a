"""
The ingest worker: what is published in the world becomes Articles on ``tocsin:articles``.

Each kind of source is one module of ``sources/``; this file gives them a desk to work at and lets them run.
"""

import os
import secrets
import socket
from contextlib import AsyncExitStack
from datetime import UTC, datetime

import structlog
from faststream import FastStream
from faststream.redis import RedisBroker
from redis.asyncio import Redis

from services.ingest import sources
from services.ingest.adapters.gate import RedisGate
from services.ingest.adapters.http import HttpFetcher
from services.ingest.adapters.states import RedisStates
from services.ingest.domain.state import SourceState, to_mapping
from services.ingest.ports import Desk, SourceKind
from services.ingest.settings import IngestSettings
from shared.chassis.discovery import discover
