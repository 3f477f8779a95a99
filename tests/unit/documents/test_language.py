"""A report in a language without a lexicon is told apart; nothing that may be English ever is."""

from __future__ import annotations

import pytest

from extract.documents.language import GLANCE, PIECE, UNKNOWN, find_language
from extract.lexicon.languages import languages

# An analyst with a mixed folder relies on being told which reports nobody read: each of these must be named.
_FOREIGN = {
    "ru": "Утром в воскресенье вооружённые люди обстреляли колонну грузовиков у села Ветлино, "
    "погибли четверо водителей.",
    "uk": "У неділю вранці озброєні люди обстріляли колону вантажівок біля села Ветлине, загинуло четверо водіїв.",
    "ar": "قتل أربعة سائقين صباح الأحد عندما أطلق مسلحون النار على قافلة شاحنات قرب القرية.",
    "fa": "صبح یکشنبه افراد مسلح به کاروانی از کامیون‌ها در نزدیکی روستا تیراندازی کردند و چهار راننده کشته شدند.",
    "fr": "Dimanche matin, des hommes armés ont ouvert le feu sur un convoi près du village de Ménaka, tuant quatre "
    "chauffeurs et un apprenti.",
    "es": "El domingo por la mañana hombres armados dispararon contra un convoy de camiones cerca de Tibú y mataron a "
    "cuatro conductores.",
    "pt": "Na manhã de domingo homens armados abriram fogo contra um comboio de camiões perto de Macomia e mataram "
    "quatro motoristas.",
    "de": "Am Sonntagmorgen eröffneten Bewaffnete das Feuer auf einen Konvoi nahe der Stadt und töteten dabei vier "
    "Fahrer, wie die Behörden am Abend mitteilten, die nun nach den Tätern suchen.",
    "tr": "Pazar sabahı silahlı kişiler köy yakınlarında bir kamyon konvoyuna ateş açtı, dört sürücü "
    "hayatını kaybetti.",
    "sw": "Jumapili asubuhi watu wenye silaha walifyatua risasi kwenye msafara wa malori karibu na kijiji na kuwaua "
    "madereva wanne.",
    "zh": "周日上午，武装分子在村庄附近向一支卡车车队开火，造成四名司机死亡，另有两人受伤。",
}

# What looks like any language to a classifier and is English, or cannot be told: it must be read.
_READABLE = (
    "",
    "Gunmen kill four drivers near Ménaka",
    "MILITANTS STORM HOTEL IN BELEDWEYNE, SEVEN DEAD",
    "Boko Haram Attacks Damboa",
    "Tibú, Ocaña, Convención, El Tarra, Hacarí, San Calixto, Teorama",
    "Deir Hafir, Maskanah, Khan al-Shih, Tall Rifaat, Umm al-Qusur, Kafr Nabudah, Jabal al-Zawiyah",
    "Abdurrahman Haji Ismail and Muhammad Bashir al-Shammari met Sheikh Yusuf ibn Salih",
    "4 x 122mm, grid 38S LB 21 44, 2 WIA, IED, SAF, RPG; QRF dsptchd; NFI",
    "Ветлино",
    "Il est mort",
    "12.03.2031",
)


@pytest.mark.parametrize("code", _FOREIGN)
def test_a_report_in_another_language_is_named(code: str) -> None:
    assert find_language(_FOREIGN[code]).code == code
    assert not find_language(_FOREIGN[code]).read


@pytest.mark.parametrize("text", _READABLE)
def test_whatever_may_be_english_is_read(text: str) -> None:
    assert find_language(text).read


# A wire story quotes the other side in its own words: it stays an English report.
@pytest.mark.parametrize("code", _FOREIGN)
def test_an_english_report_with_a_quotation_is_read(code: str) -> None:
    english = "Four drivers were killed on Sunday when gunmen opened fire on a convoy of lorries near the town. "
    assert find_language(f"{english}“{_FOREIGN[code]}” {english}").read
    assert find_language(f"{_FOREIGN[code]} {english * 3}").read


# An archive of long reports costs no more for it: what stands behind the piece changes nothing.
def test_only_the_beginning_is_judged() -> None:
    english = "The convoy of the army was attacked by gunmen on the road to the town. "
    russian = _FOREIGN["ru"] + " "
    assert find_language(english * (GLANCE // len(english) + 1) + russian * 200).read
    assert find_language(russian * (PIECE // len(russian) + 1) + english * 200).code == "ru"


def test_a_script_that_nobody_knows_is_said_to_be_unknown() -> None:
    assert find_language("ᚠᚢᚦᚨᚱᚲᚷᚹᚺᚾᛁᛃᛇᛈᛉᛊᛏᛒᛖᛗᛚᛜᛞᛟ") in (UNKNOWN, *languages().values())
    assert not find_language("ᚠᚢᚦᚨᚱᚲᚷᚹᚺᚾᛁᛃᛇᛈᛉᛊᛏᛒᛖᛗᛚᛜᛞᛟ").read


def test_every_language_that_the_library_names_has_a_name_here() -> None:
    from extract.documents.language import _identifier

    assert set(_identifier().labels) - {"zxx"} == set(languages())  # zxx: no language at all
