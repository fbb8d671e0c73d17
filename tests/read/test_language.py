"""The language of a story, without a network."""

import pytest

from generator.read.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A bridge in Porto was closed on Monday, and the police asked drivers to wait.", "en"),
        ("Die Brücke in Köln wurde am Montag gesperrt, und die Polizei bat um Geduld.", "de"),
        ("Le pont de la vieille ville a été fermé lundi, et la police demande patience.", "fr"),
        ("El puente de la ciudad vieja fue cerrado el lunes y la policía pide paciencia.", "es"),
        ("Мост в старом городе был закрыт в понедельник, сообщила городская полиция.", "ru"),
        ("أغلق الجسر في المدينة القديمة يوم الاثنين بعد حريق، وقالت الشرطة إنه لم يصب أحد", "ar"),
    ],
)
def test_a_sentence_tells_its_language(text: str, code: str) -> None:
    assert language(text) == code


def test_too_little_text_tells_none() -> None:
    assert language("Bridge closed") is None
    assert language("12 345 678 901 234 567 890 123 456 789 012 345 678 901 234 567 890") is None
