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


def train_tokenizer(texts: Iterable[str], vocabulary: int) -> Tokenizer:
    """Train a WordPiece tokenizer of at most ``vocabulary`` pieces; piece 0 is ``[UNK]``."""
    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN, max_input_chars_per_word=64))
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
    trainer = trainers.WordPieceTrainer(
        vocab_size=vocabulary, min_frequency=3, special_tokens=[UNKNOWN], limit_alphabet=200, show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer
