"""What goes into the pipeline comes out in an order of its own, and a bad article loses nothing."""

import gc
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from word_cases import PATH, WORD_CASES

from dateline import Article, ArticleError
from dateline.events.parsing.conllu import FrozenParser
from dateline.events.pipeline import BATCH_ARTICLES, build_timeline, named, read, usable
from dateline.events.schema import NO_FEATURES, Account, Document, Problem, Sentence, Span, Token
from dateline.events.timeline.telling import tell

DAY = date(2024, 3, 12)


class OneWordParser:
    """A parser that takes the whole text for one word, and fails on the word "fail"."""

    name = "one word"

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        return [self._parse(article) for article in articles]

    def _parse(self, article: Article) -> Document:
        if article.text == "fail":
            raise RuntimeError(article.text)
        word = Token(1, article.text, article.text, "X", "", NO_FEATURES, 0, "root", Span(0, len(article.text)))
        return Document(article, (Sentence(0, (word,)),))


def ids_of(articles: Sequence[Article]) -> list[tuple[str, str]]:
    return [(item.id, item.text) for item in build_timeline(articles, parser=OneWordParser()).articles]


class Misplacing(FrozenParser):
    """Hangs some words on others, and gives them labels and classes of others, differently with every seed."""

    seed = 0

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        chance = Random(self.seed)  # noqa: S311 - the same on every machine
        return [replace(item, sentences=tuple(self._misplaced(one, chance) for one in item.sentences)) for item in super().parse(articles)]

    def _misplaced(self, sentence: Sentence, chance: Random) -> Sentence:
        tokens = list(sentence.tokens)
        for _ in range(chance.choice((1, 2, 3, 6))):
            token, other = chance.choice(tokens), chance.choice(tokens)
            if not token.head or not other.head:
                continue
            below = {item.index for item in Sentence(sentence.index, tuple(tokens)).subtree(token)}
            moved = {} if other.index in below else {"head": other.index}
            change = chance.choice((moved, {"deprel": other.deprel}, {"upos": other.upos, "xpos": other.xpos}))
            tokens[token.index - 1] = replace(token, **change)
        return Sentence(sentence.index, tuple(tokens))


class Mislabelling(FrozenParser):
    """Gives every word but a root the same label."""

    label = "advmod"

    def parse(self, articles: Sequence[Article]) -> list[Document]:
        return [replace(item, sentences=tuple(map(self._mislabelled, item.sentences))) for item in super().parse(articles)]

    def _mislabelled(self, sentence: Sentence) -> Sentence:
        wrong = (replace(token, deprel=self.label) if token.head else token for token in sentence.tokens)
        return Sentence(sentence.index, tuple(wrong))


@pytest.mark.parametrize("seed", range(4))
def test_a_wrong_tree_costs_no_article(seed: int) -> None:
    parser = Misplacing(PATH.with_suffix(".conllu"))
    for number, case in enumerate(WORD_CASES):
        parser.seed = seed * len(WORD_CASES) + number
        problems: list[Problem] = []
        accounts = list(read([Article(text=case.text, id=f"{PATH.stem}-{number}", published=DAY)], problems, parser=parser))
        assert not problems, (parser.seed, case.text)
        assert tell(accounts).articles


@pytest.mark.parametrize("label", ["advmod", "nsubj", "cop", "parataxis"])
def test_wrong_labels_cost_no_article(label: str) -> None:
    parser = Mislabelling(PATH.with_suffix(".conllu"))
    parser.label = label
    for number, case in enumerate(WORD_CASES[:100]):
        (found,) = read([Article(text=case.text, id=f"{PATH.stem}-{number}", published=DAY)], [], parser=parser)
        assert isinstance(found, Account)


def test_articles_without_ids_are_numbered_in_canonical_order() -> None:
    later, earlier = Article(text="b", published=date(2024, 3, 13)), Article(text="a", published=DAY)
    assert ids_of([later, earlier]) == [("a1", "a"), ("a2", "b")]


def test_given_ids_are_kept_and_not_given_twice() -> None:
    articles = [Article(text="x", published=DAY, id="a1"), Article(text="y", published=DAY)]
    assert ids_of(articles) == [("a2", "y"), ("a1", "x")]


def test_an_id_used_twice_is_reported() -> None:
    articles = [Article(text="x", published=DAY, id="s"), Article(text="y", published=DAY, id="s")]
    timeline = build_timeline(articles, parser=OneWordParser())
    assert [item.id for item in timeline.articles] == ["s", "article-s-1"]
    assert [problem.message for problem in timeline.problems] == ["the id s is taken; this article is article-s-1"]
    assert len({item.uid for item in timeline.articles}) == 2


def test_an_id_that_an_event_could_have_is_changed() -> None:
    timeline = build_timeline([Article(text="x", published=DAY, id="e1")], parser=OneWordParser())
    assert [item.id for item in timeline.articles] == ["article-e1-1"]
    assert len(timeline.problems) == 1


def test_an_article_in_another_language_is_read_and_said_to_be() -> None:
    german = Article(text="Der Minister trat am Montag zurück. Die Wahl findet am 3. Mai 2024 statt.", published=DAY, id="g")
    timeline = build_timeline([german, Article(text="x", published=DAY, id="s")], parser=OneWordParser())
    assert [item.id for item in timeline.articles] == ["g", "s"]
    ((message, article),) = [(problem.message, problem.article) for problem in timeline.problems]
    assert article == "g"
    assert message.startswith("g does not seem to be English")


def test_the_same_article_twice_is_one() -> None:
    assert len(usable([Article(text="x", published=DAY)] * 2, [])) == 1


def test_twenty_thousand_articles_get_their_ids_within_a_second() -> None:
    articles = [Article(text=f"x{number}", published=DAY, id="" if number % 2 else "s") for number in range(20_000)]
    begin = time.process_time()
    assert len({article.id for article in named(articles)}) == 20_000
    assert time.process_time() - begin < 1


def test_a_failing_article_costs_only_itself() -> None:
    articles = [Article(text="fail", published=DAY, id="bad"), Article(text="fine", published=DAY, id="good")]
    timeline = build_timeline(articles, parser=OneWordParser())
    assert [article.id for article in timeline.articles] == ["good"]
    assert [problem.article for problem in timeline.problems] == ["bad"]


class StreamingWords(OneWordParser):
    """The same, one after the other."""

    def stream(self, articles: Sequence[Article]) -> Iterator[Document | Problem]:
        for article in articles:
            yield Problem("it failed", article.id) if article.text == "fail" else self._parse(article)


def test_a_parser_that_streams_tells_what_it_could_not_parse() -> None:
    articles = [Article(text="fail", published=DAY, id="bad"), Article(text="fine", published=DAY, id="good")]
    problems: list[Problem] = []
    accounts = read(articles, problems, parser=StreamingWords())
    assert [account.article.id for account in accounts] == ["good"]
    assert problems == [Problem("it failed", "bad")]


def test_without_any_usable_article_there_is_an_error_that_says_the_next_step() -> None:
    with pytest.raises(ArticleError, match="--published YYYY-MM-DD"):
        build_timeline([Article(text="Talks began.")], parser=OneWordParser())


def test_progress_reaches_the_number_of_articles() -> None:
    told: list[tuple[str, int, int]] = []
    build_timeline([Article(text="x", published=DAY)], parser=OneWordParser(), progress=lambda *step: told.append(step))
    assert told == [("parsing", 0, 1), ("reading", 0, 1), ("reading", 1, 1)]


@pytest.mark.filterwarnings("ignore::FutureWarning")  # where torch is loaded, one of its objects warns of being looked at
def test_accounts_are_packed_while_others_are_read() -> None:
    articles = [Article(text=f"passing{number}", published=DAY) for number in range(2 * BATCH_ARTICLES)]
    alive = []

    def watch(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("reading", total - 1):
            alive.append(sum(type(item) is Account and item.article.text.startswith("passing") for item in gc.get_objects()))

    timeline = build_timeline(articles, parser=OneWordParser(), progress=watch)
    assert len(timeline.accounts) == len(articles)
    (left,) = alive
    assert left <= 1


def test_trees_are_let_go_with_the_next_batch() -> None:
    articles = [Article(text=f"passing{number}", published=DAY) for number in range(4 * BATCH_ARTICLES)]
    accounts, alive = [], 0
    for account in read(articles, [], parser=OneWordParser()):
        accounts.append(account)
        if len(accounts) % BATCH_ARTICLES == 0:
            gc.collect()
            alive = max(alive, sum(type(item) is Document and item.text.startswith("passing") for item in gc.get_objects()))
    assert len(accounts) == len(articles)
    assert 0 < alive <= 2 * BATCH_ARTICLES
