"""Texts in other languages are told, and English ones never, however few their small words."""

import pytest

from dateline.events.articles.language import seems_foreign


@pytest.mark.parametrize(
    "text",
    [
        "Der Minister trat am Montag zurück. Die Wahl findet am 3. Mai 2024 statt.",
        "Le ministre a démissionné lundi. L'élection aura lieu le 3 mai 2024.",
        "De minister trad maandag af. De verkiezingen vinden plaats op 3 mei 2024.",
        "Minister ustąpił w poniedziałek. Wybory odbędą się 3 maja 2024 roku.",
        "Ministrul a demisionat luni. Alegerile vor avea loc pe 3 mai, a anunțat guvernul marți.",
        "Министр ушёл в отставку в понедельник.",
        "大臣は月曜日に辞任した。",
        "استقال الوزير يوم الاثنين.",
    ],
)
def test_other_languages_are_told(text: str) -> None:
    assert seems_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge closed on Monday.",
        "MAYOR QUITS",
        "Real Orvik beat Atletico de Lund 2-1 on Saturday.",
        "Shr 28 cts vs 22 cts\nNet 14 mln vs 10.6 mln\nRevs 163.8 mln vs 127.3 mln",
        "1962: Bridge opens\n1998: Wall strengthened",
        'Die Welle reported on Monday that Der Tag had bought Das Blatt. "Wir sind froh," an editor said.',
        "Shares of Deutsche Werke, Banco Norte, Credit Lundois and Banca Orvik fell.",
        "",
    ],
)
def test_english_is_not(text: str) -> None:
    assert not seems_foreign(text)
