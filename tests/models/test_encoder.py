"""The encoder baseline learns, with weights from a folder: here a tiny encoder whose weights are chance."""

from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from sarv.benchmark.baselines import Seen, encoder
from sarv.benchmark.baselines.encoder import Encoder
from sarv.benchmark.gold import Release
from sarv.benchmark.tagging import sentences_in_tokens
from sarv.records import Prediction


@pytest.fixture(scope="module")
def weights(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny encoder and a tokenizer that knows the words of the training texts."""
    folder = tmp_path_factory.mktemp("weights")
    texts = release.texts("train").values()
    words = {text[piece.start : piece.end] for text in texts for row in sentences_in_tokens(text) for piece in row}
    vocabulary = {word: number for number, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(words)])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def predicted(release: Release, weights: Path) -> list[Prediction]:
    """What the tiny encoder says of a document that it was trained on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SARV_ENCODER", str(weights))
        patch.setattr(encoder, "LEARNING_RATE", 1e-2)
        gold = list(release.documents("train"))[:2]
        found = []
        for _ in range(2):
            predict = encoder.train(gold, release.actors)
            found.append(predict(Seen(gold[0].id, gold[0].text, gold[0].language, gold[0].outlet)))
        return found


def test_it_learns_what_it_is_shown(release: Release, predicted: list[Prediction]) -> None:
    """Of a document that it was trained on, it finds more than half of the mentions, with gold's extents."""
    gold = next(release.documents("train"))
    ours = {(one.spans[0].start, one.spans[-1].end) for one in gold.mentions}
    theirs = {(one.spans[0].start, one.spans[-1].end) for one in predicted[0].mentions or ()}

    assert 2 * len(ours & theirs) > len(ours)


def test_the_same_weights_give_the_same_predictions(predicted: list[Prediction]) -> None:
    """Training twice gives the same prediction."""
    assert predicted[0] == predicted[1]


def test_a_sentence_longer_than_the_encoder_takes(weights: Path) -> None:
    """What does not fit is outside, and nothing breaks."""
    made = Encoder(str(weights))
    text = "word " * 600
    (pieces,) = sentences_in_tokens(text)
    made.learn([(text, pieces, {name: ["O"] * len(pieces) for name in ("mention", "cue", "trigger")})])

    assert {"mention": [], "cue": [], "trigger": []} == made.find(text, pieces)
