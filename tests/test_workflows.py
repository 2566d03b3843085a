"""What may run on GitHub, with which rights; and that the lock is the lock of pyproject.toml."""

import json
import re
import tomllib
from itertools import chain
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


def test_only_jobs_that_run_nothing_of_ours_can_write():
    """Of a job that may write, each step is an action or a script of the workflow's own; none checks out or installs."""
    publish, drift = workflow("publish.yml"), workflow("drift.yml")
    assert list(publish[True]) == ["push", "workflow_dispatch"] and publish[True]["push"] == {"branches": ["main"]}
    writing = {}
    for name, job in [*publish["jobs"].items(), *drift["jobs"].items()]:
        if "write" in rights(job).values():
            writing[name] = {right for right, how in rights(job).items() if how == "write"}
            used = {step.get("uses", "").split("@")[0] for step in job["steps"]}
            assert used <= {
                "",
                *(f"actions/{one}" for one in ("download-artifact", "attest-build-provenance", "deploy-pages")),
            }
            assert not any(re.search(r"\b(make|python3?|pip|npm)\b", step.get("run", "")) for step in job["steps"])
    assert writing == {
        "attest": {"id-token", "attestations"},
        "deploy": {"pages", "id-token"},
        "report": {"issues"},
    }
    assert rights(publish) == rights(drift) == {}


def test_what_counts_mistakes_runs_every_week_and_can_only_read():
    mutants = workflow("mutants.yml")
    assert set(mutants[True]) == {"schedule", "workflow_dispatch"}
    assert rights(mutants) == {"contents": "read"}
    (job,) = mutants["jobs"].values()
    assert "permissions" not in job and job["steps"][-1]["run"] == "make mutants"


def test_a_job_that_runs_what_a_pull_request_brings_takes_no_commands_from_it():
    for job in workflow("check.yml")["jobs"].values():
        for step in job["steps"]:
            if "make site" in step.get("run", "") or "shapeproof" in step.get("run", ""):
                assert step["run"].startswith('echo "::stop-commands::$(uuidgen)"\n')
            assert "${{" not in step.get("run", ""), "a script takes what comes from outside by the environment"


def test_problems_named_with_their_line_are_found_in_what_is_printed():
    (matcher,) = json.loads((GITHUB / "problems.json").read_text())["problemMatcher"]
    (pattern,) = matcher["pattern"]
    parts = [pattern[part] for part in ("file", "line", "message")]
    for printed, *told in [
        ("snippets/rnn/forward.py:3: ZeroDivisionError: no", "snippets/rnn/forward.py", "3", "ZeroDivisionError: no"),
        ("WARNING -  docs/ko/lstm/gates.md:12: `x` is said", "docs/ko/lstm/gates.md", "12", "`x` is said"),
        (".github/workflows/check.yml:7:3: no [syntax]", ".github/workflows/check.yml", "7", "no [syntax]"),
    ]:
        found = re.search(pattern["regexp"], printed)
        assert found and [found[part] for part in parts] == told
    assert not re.search(pattern["regexp"], "claims: 12 claims, all backed, by 3 runs")


def test_no_checkout_leaves_its_token_behind():
    for path in (GITHUB / "workflows").iterdir():
        for job in workflow(path.name)["jobs"].values():
            for step in job["steps"]:
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False


def test_what_is_published_was_tested_and_knows_its_address():
    steps = workflow("publish.yml")["jobs"]["build"]["steps"]
    (build,) = [step for step in steps if "run" in step]
    assert build["run"].splitlines() == ["make site", "make test SITE=site"]
    assert build["env"]["SITE_URL"] == "${{ steps.pages.outputs.base_url }}/"
    assert steps[-1]["uses"].startswith("actions/upload-pages-artifact@") and steps[-1]["with"] == {"path": "site"}
    jobs = workflow("publish.yml")["jobs"]
    assert jobs["deploy"]["needs"] == "attest" and jobs["attest"]["needs"] == "build"


def test_what_github_runs_takes_torch_from_its_own_index_alone():
    for name in "check.yml", "publish.yml", "drift.yml", "mutants.yml":
        found = workflow(name)
        for job in found["jobs"].values():
            if any(re.search(r"\bmake\b", step.get("run", "")) for step in job["steps"]):
                assert (found.get("env", {}) | job.get("env", {}))["TORCH_FALLBACK"] == "no"


def test_dependabot_looks_after_packages_and_actions():
    updates = yaml.safe_load((GITHUB / "dependabot.yml").read_text())["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"pip", "github-actions"}


def test_the_lock_is_that_of_pyproject():
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, groups = pyproject["project"], pyproject["dependency-groups"]
    direct = {
        "requirements.txt": [*project["dependencies"], *chain(*project["optional-dependencies"].values())],
        "requirements-check.txt": groups["check"],
        "requirements-zensical.txt": groups["zensical"],
        "requirements-mutants.txt": groups["mutants"],
    }
    locks = []
    for name, listed in direct.items():
        locks.append((ROOT / name).read_text(encoding="utf-8"))
        locked = set(re.findall(r"^[\w.-]+==[\w.+]+", locks[-1], re.MULTILINE))
        assert not {re.sub(r"\[.*?\]", "", pin) for pin in listed} - locked, f"{name}: run `make lock`"
        assert "torch" not in {pin.split("==")[0] for pin in locked}
    (torch,) = groups["torch"]
    for name in "requirements-torch.txt", "requirements-cuda.txt":
        locks.append((ROOT / name).read_text(encoding="utf-8"))
        found = set(re.findall(r"^torch==[\w.]+", locks[-1], re.MULTILINE))
        assert found == {torch}, f"{name} has {found}: run `make lock` where PyTorch's own index is in reach"
    for text in locks:
        assert "://" not in text, "a lock names packages, not where this machine found them"
        pins = re.findall(r"^\S+==.*(?:\n +.*)*", text, re.MULTILINE)
        assert pins and all("--hash=sha256:" in pin for pin in pins)
