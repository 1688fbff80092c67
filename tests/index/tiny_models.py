"""Transformers of a few units, made where a test asks for them: real models, in the format of the library."""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from pathlib import Path

import torch
from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizerFast

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
UNITS = 16
POOLING = {"embedding_dimension": UNITS, "pooling_mode": "mean", "include_prompt": True}


def make_encoder(folder: Path, words: Sequence[str], *, seed: int = 1, prompts: dict[str, str] | None = None) -> Path:
    """An encoder with random weights: a transformer, then the mean of its tokens, as sentence-transformers saves it."""
    torch.manual_seed(seed)
    BertModel(_config(len(SPECIAL) + len(words))).save_pretrained(folder)
    _tokenizer(folder, words)
    (folder / "1_Pooling").mkdir()
    write(folder / "1_Pooling" / "config.json", POOLING)
    module = "sentence_transformers.models"
    write(
        folder / "modules.json",
        [
            {"idx": 0, "name": "0", "path": "", "type": f"{module}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{module}.Pooling"},
        ],
    )
    write(folder / "config_sentence_transformers.json", {"prompts": prompts or {}})
    return folder


def make_cross_encoder(folder: Path, loved: str, *, labels: int = 1) -> Path:
    """A cross-encoder whose score grows with the share of ``loved`` among the tokens of a pair, and is else the same.

    Every token but ``loved`` is the zero vector; attention is uniform and hands the vectors on as they are; the last
    layer reads the first coordinate. The large epsilon keeps layer normalisation from making every share equal.
    """
    config = _config(len(SPECIAL) + 1, num_labels=labels, layer_norm_eps=1.0)
    model = BertForSequenceClassification(config)
    identity = torch.eye(UNITS)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            weights.fill_(1.0 if name.endswith("LayerNorm.weight") else 0.0)
        model.bert.embeddings.word_embeddings.weight[len(SPECIAL), 0] = 8.0
        layer = model.bert.encoder.layer[0]
        layer.attention.self.value.weight.copy_(identity)
        layer.attention.output.dense.weight.copy_(identity)
        model.bert.pooler.dense.weight.copy_(identity)
        model.classifier.weight[:, 0] = 1.0
    model.save_pretrained(folder)
    _tokenizer(folder, [loved])
    return folder


def share_of(folder: Path, loved: str, query: str, text: str) -> float:
    """What the score of ``make_cross_encoder`` grows with, counted without the model."""
    tokens = BertTokenizerFast.from_pretrained(folder)(query, text, truncation=True, max_length=512).tokens()
    return tokens.count(loved) / len(tokens)


def spoil(folder: Path) -> None:
    """Turn every weight into NaN."""
    from safetensors.torch import load_file, save_file

    path = folder / "model.safetensors"
    save_file({name: torch.full_like(w, float("nan")) for name, w in load_file(path).items()}, path, {"format": "pt"})


def write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content), encoding="utf-8")


def _config(vocabulary: int, **options: object) -> BertConfig:
    return BertConfig(
        vocab_size=vocabulary,
        hidden_size=UNITS,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=2 * UNITS,
        max_position_embeddings=512,
        **options,
    )


def _tokenizer(folder: Path, words: Sequence[str]) -> None:
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join((*SPECIAL, *words)), encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tokenizer = BertTokenizerFast(str(vocabulary), do_lower_case=True, strip_accents=False, model_max_length=512)
    tokenizer.save_pretrained(folder)
