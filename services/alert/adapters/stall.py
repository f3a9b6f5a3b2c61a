"""The stall: where a sink that is read from serves over HTTP, on loopback unless told otherwise, token or none."""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping

from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from shared.chassis.serving import Server
from shared.chassis.settings import split_address

Answer = Callable[[Request], Awaitable[Response]]


def is_allowed(request: Request, token: SecretStr | None) -> bool:
    """Tell whether *request* brings the token, where one is asked for: as a bearer, or in the address."""
    if token is None:
        return True
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        given = request.query_params.get("token", "")
    return hmac.compare_digest(given.strip().encode(), token.get_secret_value().encode())


async def serve(name: str, bind: str, token: SecretStr | None, pages: Mapping[str, Answer]) -> None:
    """Serve *pages* until cancelled. Raises ConfigurationError where it can't listen."""

    def guarded(answer: Answer) -> Answer:
        async def page(request: Request) -> Response:
            if not is_allowed(request, token):
                return PlainTextResponse("a valid token is required\n", 401, {"WWW-Authenticate": "Bearer"})
            response = await answer(request)
            response.headers["X-Content-Type-Options"] = "nosniff"
            return response

        return page

    async def health(_: Request) -> Response:
        return PlainTextResponse("ok\n")

    routes = [Route(path, guarded(answer)) for path, answer in pages.items()]
    app = Starlette(routes=[*routes, Route("/healthz", health)])
    server = Server(app, *split_address(bind), setting=f"sink {name}: bind")
    serving = asyncio.create_task(server.serve())
    try:
        await server.up(serving)
        await asyncio.shield(serving)
    finally:
        server.should_exit = server.force_exit = True  # whoever reads on comes back by himself
        await asyncio.wait([serving], timeout=2)
