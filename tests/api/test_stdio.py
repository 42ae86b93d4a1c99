"""The server as a process: to a client of the SDK in a process of its own, and to the inspector's command line."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra mcp is not installed")

TOOLS = ["search", "describe", "figures", "derive", "compare", "rank", "explain", "check"]
SOURCE = str(Path(__file__).parents[2] / "src")
CLIENT = """
import asyncio, json, os, sys
from mcp import Client, StdioServerParameters

async def conversation():
    served = StdioServerParameters(command=sys.executable, args=["-m", "digecon_cli", "mcp"], env=dict(os.environ))
    async with Client(served) as client:
        tools = [tool.name for tool in (await client.list_tools()).tools]
        right = await client.call_tool("figures", {"names": ["telecom.revenue"], "start": "2022", "end": "2022"})
        wrong = await client.call_tool("figures", {"names": ["telecom.revnue"]})
    print(json.dumps([tools, right.content[0].text, wrong.is_error, wrong.content[0].text]))

asyncio.run(conversation())
"""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": SOURCE}


@pytest.mark.slow
def test_a_client_in_a_process_of_its_own_is_answered_over_stdio() -> None:
    done = subprocess.run([sys.executable, "-c", CLIENT], env=environment(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    tools, right, is_error, wrong = json.loads(done.stdout)
    assert tools == TOOLS
    assert "1,580.8 [1580.75, 1580.85] billion yuan" in right
    assert is_error
    assert "Did you mean 'telecom.revenue'?" in wrong
    assert done.stderr.decode() == ""


@pytest.mark.slow
def test_a_client_that_goes_ends_the_server_without_a_word() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "digecon_cli", "mcp"], env=environment(), input=b"", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.fixture(scope="session")
def inspector(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command line of npm's inspector, installed in a folder of its own."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("inspector")
    package = "@modelcontextprotocol/inspector"
    done = subprocess.run(
        [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, package],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"the inspector cannot be installed: {done.stderr.decode()[-200:]}")
    return folder / "node_modules" / ".bin" / "mcp-inspector"


def inspected(inspector: Path, *words: str) -> dict[str, Any]:
    served = [sys.executable, "-m", "digecon_cli", "mcp"]
    command = [str(inspector), "--cli", "-e", f"PYTHONPATH={SOURCE}", *served, *words]
    done = subprocess.run(command, env=environment(), capture_output=True, check=False, timeout=120)
    answer: dict[str, Any] = json.loads(done.stdout)  # its code is 0 even on an error
    return answer


@pytest.mark.slow
def test_the_inspector_lists_and_calls(inspector: Path) -> None:
    listed = inspected(inspector, "--method", "tools/list")
    assert [tool["name"] for tool in listed["tools"]] == TOOLS
    call = ("--method", "tools/call", "--tool-name", "explain", "--tool-arg", "indicator=telecom.revenue", "--tool-arg")
    answer = inspected(inspector, *call, "period=2023-9M")
    assert not answer.get("isError")
    assert "refused: duration: 2023-9M covers 9 months and 2022 covers 12" in answer["content"][0]["text"]
    wrong = inspected(inspector, *call, "period=1950")
    assert wrong["isError"]
    assert "no figure of telecom.revenue for 1950" in wrong["content"][0]["text"]
