"""Where PyTorch isn't installed, the starter draws and inpaints, and whatever needs more says what is missing."""

import pytest

import torchless


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return torchless.packages(tmp_path_factory.mktemp("small") / "site")


def test_the_starter_draws_and_inpaints_without_torch(site, tmp_path):
    done = torchless.cli(site, tmp_path, "--self-test")
    assert done.returncode == 0, done.stderr
    assert "All is well" in done.stdout and "by onnxruntime" in done.stdout


def test_controls_draw_without_torch(site, tmp_path):
    out = tmp_path / "out.png"
    sketch = torchless.CHECKOUT / "resources" / "samples" / "starter-scribble.webp"
    done = torchless.cli(
        site, tmp_path, "generate", "--prompt", "a red house", "--out", str(out),
        "--control", "scribble:0.8", "--control-model", "scribble", "--control-image", str(sketch),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("options", "needing"),
    [
        (("--sampler", "euler"), "another sampler"),
        (("--prompt", "(red)1.4 house"), "weights on words"),
        (("--lora", "watercolour"), "its loras"),
    ],
)
def test_what_the_graphs_cannot_do_says_that_pytorch_is_missing(site, tmp_path, options, needing):
    out = tmp_path / "out.png"
    prompt = () if "--prompt" in options else ("--prompt", "a red house")
    done = torchless.cli(site, tmp_path, "generate", *prompt, *options, "--out", str(out))
    assert done.returncode == 2, done.stderr
    assert f"Storybook needs PyTorch for {needing}, which this installation came without" in done.stderr
    assert not out.exists()
