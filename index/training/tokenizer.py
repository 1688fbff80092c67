"""The French tokenizer of the bundled encoder, trained on the pairs themselves.

Folding comes first, in the tokenizer and so in its file: compatibility forms, case and accents are lost, œ becomes
oe, and whatever is not a letter, a digit, % or € separates words. « L’œuvre », "l'oeuvre" and "L'OEUVRE" are thus the
same pieces, whichever program reads the file.
"""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
WORDS = r"\p{L}+|\p{N}+|[%€]"
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789%€"
CONTINUING = "##"
LONGEST_WORD = 64


def train_tokenizer(texts: Iterable[str], vocabulary: int) -> Tokenizer:
    """Train a WordPiece tokenizer of at most ``vocabulary`` pieces; piece 0 is ``[UNK]``.

    A word with a letter of another alphabet is unknown. The same texts always give the same pieces in the same order.
    """
    # Left to itself, the trainer numbers single letters in the order of a hash table, which changes from run to run
    # and decides between merges of equal count. Declared as special pieces, they are numbered in our order.
    letters = [*ALPHABET, *(CONTINUING + letter for letter in ALPHABET)]
    trainer = trainers.WordPieceTrainer(
        vocab_size=vocabulary,
        min_frequency=3,
        special_tokens=[UNKNOWN, *letters],
        initial_alphabet=list(ALPHABET),
        limit_alphabet=len(ALPHABET),
        continuing_subword_prefix=CONTINUING,
        show_progress=False,
    )
    scratch = _french(models.WordPiece(unk_token=UNKNOWN))
    scratch.train_from_iterator(texts, trainer)
    tokenizer = _french(models.WordPiece(scratch.get_vocab(), unk_token=UNKNOWN, max_input_chars_per_word=LONGEST_WORD))
    tokenizer.add_special_tokens([UNKNOWN])
    return tokenizer


def _french(model: models.Model) -> Tokenizer:
    """Put the folding and the splitting in front of ``model``."""
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace("œ", "oe"),
            normalizers.Replace("æ", "ae"),
        ]
    )
    # The matches are kept and what lies between them is dropped: punctuation says little in a mean of words.
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(WORDS), behavior="removed", invert=True)
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer
