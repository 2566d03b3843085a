"""What may run on GitHub, with which rights; and that the lock is the lock of pyproject.toml."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"


def workflow(name: str) -> dict:
    return yaml.safe_load((GITHUB / "workflows" / name).read_text(encoding="utf-8"))


def rights(node: dict) -> dict:
    """The permissions that a workflow or a job names; naming none would leave it what the repository gives."""
    assert isinstance(node["permissions"], dict), "every right by its name, no read-all or write-all"
    return node["permissions"]


def test_every_action_is_pinned_to_a_commit_and_names_its_version():
    used = [line for path in sorted(GITHUB.rglob("*.yml")) for line in path.read_text().splitlines() if "uses:" in line]
    assert used
    loose = [line for line in used if not re.search(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)]
    assert not loose


def test_a_pull_request_can_only_read():
    check = workflow("check.yml")
    # YAML takes the key `on` for true.
    assert list(check[True]) == ["pull_request"]
    assert rights(check) == {"contents": "read"}
    assert all("permissions" not in job for job in check["jobs"].values())
    assert "secrets" not in (GITHUB / "workflows" / "check.yml").read_text().split("jobs:")[1]


def test_only_the_deployment_can_write_and_it_runs_nothing_of_ours():
    publish = workflow("publish.yml")
    assert list(publish[True]) == ["push", "workflow_dispatch"] and publish[True]["push"] == {"branches": ["main"]}
    assert rights(publish) == {}
    jobs = publish["jobs"]
    assert rights(jobs.pop("deploy")) == {"pages": "write", "id-token": "write"}
    assert jobs and all(set(rights(job).values()) == {"read"} for job in jobs.values())
    deploy = workflow("publish.yml")["jobs"]["deploy"]
    assert [step["uses"].split("@")[0] for step in deploy["steps"]] == ["actions/deploy-pages"]


def test_no_checkout_leaves_its_token_behind():
    for path in (GITHUB / "workflows").iterdir():
        for job in workflow(path.name)["jobs"].values():
            for step in job["steps"]:
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False


def test_what_is_published_was_tested_and_knows_its_address():
    steps = workflow("publish.yml")["jobs"]["build"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert commands == ["make test", "make site"]
    site = next(step for step in steps if step.get("run") == "make site")
    assert site["env"]["SITE_URL"] == "${{ steps.pages.outputs.base_url }}/"
    assert steps[-1]["uses"].startswith("actions/upload-pages-artifact@") and steps[-1]["with"] == {"path": "site"}


def test_dependabot_looks_after_packages_and_actions():
    updates = yaml.safe_load((GITHUB / "dependabot.yml").read_text())["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "github-actions"}


def test_the_lock_is_that_of_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    direct = project["dependencies"] + project["optional-dependencies"]["test"]
    pins = {re.sub(r"\[.*?\]", "", pin) for pin in direct}
    locked = set(re.findall(r"^[\w.-]+==[\w.+]+", lock, re.MULTILINE))
    assert not pins - locked, "run `make lock`"
    assert "torch" not in {pin.split("==")[0] for pin in locked}
    assert "://" not in lock, "a lock names packages, not where this machine found them"
