"""Every script has letters: shaped, in order, never an empty box; and lines break where they may."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.brief.draw import bidi
from dashboard.brief.draw.fonts import BOLD, ITALIC, REGULAR, face_for, faces, subset
from dashboard.brief.draw.shaping import Line, clean, fit, shape, wrap

SCRIPTS = {
    "Latin": "Čačak, Łódź, Đà Nẵng, Iğdır, Reykjavík",
    "Cyrillic": "Краматорськ, Ўзбекистон, Ӏуьйре",
    "Greek": "Θεσσαλονίκη",
    "Arabic": "محافظة الأنبار",
    "Persian": "کرمانشاه، گیلان",
    "Urdu": "ڈیرہ اسماعیل خان",
    "Pashto": "پښتونخوا، ښار، ځای، ړوند",
    "Hebrew": "ירושלים",
    "Armenian": "Ստեփանակերտ",
    "Georgian": "ცხინვალი",
    "Ethiopic": "አዲስ አበባ",
    "Devanagari": "श्रीनगर, काठमाडौँ",
    "Bengali": "চট্টগ্রাম",
    "Gurmukhi": "ਅੰਮ੍ਰਿਤਸਰ",
    "Gujarati": "અમદાવાદ",
    "Tamil": "யாழ்ப்பாணம்",
    "Telugu": "హైదరాబాద్",
    "Kannada": "ಬೆಂಗಳೂರು",
    "Malayalam": "തിരുവനന്തപുരം",
    "Sinhala": "කොළඹ",
    "Thai": "ปัตตานี",
    "Lao": "ວຽງຈັນ",
    "Khmer": "ភ្នំពេញ",
    "Burmese": "ရန်ကုန်မြို့",
    "Tibetan": "ལྷ་ས",
    "Syriac": "ܢܝܢܘܐ",
    "Thaana": "މާލެ",
    "Tifinagh": "ⵜⵉⵏⵎⴰⵙⵉⵏ",
    "Chinese": "乌鲁木齐",
    "Chinese, traditional": "臺北",
    "Japanese": "東京のデモ",
    "Korean": "평양",
}


def _numbers(line: Line) -> list[int]:
    return [glyph.number for run in line.runs for glyph in run.glyphs]


@pytest.mark.parametrize("style", [REGULAR, BOLD, ITALIC])
@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_has_letters(script: str, style: str) -> None:
    line = shape(SCRIPTS[script], style)  # type: ignore[arg-type]
    assert 0 not in _numbers(line)
    assert not line.replaced
    assert line.text == SCRIPTS[script]


@given(text=st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_text_gives_an_empty_box(text: str) -> None:
    line = shape(text, REGULAR)
    assert 0 not in _numbers(line)
    assert all(sign.isprintable() for sign in line.text)


def test_what_no_font_has_is_transliterated_and_said_so() -> None:
    line = shape("Attack 🔥 near the 𓀀 gate", REGULAR)
    assert line.replaced
    assert "🔥" not in line.text
    assert line.text.isprintable()


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200f", "\u200b", "\ufeff", "\x00", "\x1b", "\u00ad"])
def test_signs_that_reorder_or_hide_are_dropped(hidden: str) -> None:
    assert clean(f"army{hidden}base")[0].replace(" ", "") == "armybase"


def test_letters_of_arabic_join() -> None:
    apart = [shape(letter, REGULAR).runs[0].glyphs[0].number for letter in "بيت"]
    assert set(_numbers(shape("بيت", REGULAR))).isdisjoint(apart)


def test_right_to_left_runs_stand_as_they_are_read() -> None:
    line = shape("المدينة 25 km", REGULAR)
    assert line.backwards
    assert [run.text for run in line.runs if not run.backwards] == ["km", "25"]  # from left to right on the page


@pytest.mark.parametrize(
    ("text", "visual"),
    [
        ("abc", ["abc"]),
        ("אבג", ["אבג"]),
        ("abc אבג def", ["abc ", "אבג", " def"]),  # a name inside of an English sentence
        ("אבג 123 דהו", [" דהו", "123", "אבג "]),  # a number keeps its order inside of Hebrew
        ("قتل 12.5 شخص", [" شخص", "12.5", "قتل "]),
    ],
)
def test_order_of_runs(text: str, visual: list[str]) -> None:
    runs = bidi.visual_runs(text, bidi.base_level(text))
    assert [text[start:end] for start, end, _ in runs] == visual


@given(text=st.text(alphabet=st.sampled_from("ab אבגد123.,-() "), max_size=40))
@settings(max_examples=300, deadline=None)
def test_runs_cover_the_text_once(text: str) -> None:
    runs = sorted(bidi.visual_runs(text, bidi.base_level(text)))
    assert "".join(text[start:end] for start, end, _ in runs) == text


@given(text=st.text(max_size=200), room=st.floats(min_value=1.5, max_value=30))
@settings(max_examples=200, deadline=None)
def test_lines_keep_to_their_width_and_lose_nothing(text: str, room: float) -> None:
    lines = wrap(text, REGULAR, room)
    words = clean(text)[0]
    assert "".join("".join(line.text.split()) for line in lines) == "".join(words.split())
    for line in lines:
        assert line.width <= room + 1e-6 or len(line.text) < 6  # a cluster may be wider than the room


def test_long_names_wrap_and_cut_with_an_ellipsis() -> None:
    name = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    assert len(wrap(name, REGULAR, 8)) > 2
    cut = wrap(f"{name} and more", REGULAR, 8, most=2)
    assert len(cut) == 2
    assert cut[-1].text.endswith("…")
    assert fit(name, REGULAR, 5).width <= 5


def test_scripts_without_spaces_wrap() -> None:
    assert len(wrap("乌鲁木齐市人民政府" * 3, REGULAR, 6)) > 3


@pytest.mark.parametrize("face", faces(), ids=lambda face: face.name)
def test_every_face_can_be_cut_to_a_few_letters(face: object) -> None:
    code = next(start for start, end in zip(face.starts, face.ends, strict=True) if start > 32)  # type: ignore[attr-defined]
    number = face.font.get_nominal_glyph(code)  # type: ignore[attr-defined]
    small = subset(face, glyphs=[number])  # type: ignore[arg-type]
    assert small[:4] == b"\x00\x01\x00\x00"  # TrueType outlines
    assert len(small) < len(face.data)  # type: ignore[attr-defined]
    assert subset(face, codes=[code]) == subset(face, codes=[code])  # type: ignore[arg-type]


def test_a_word_stays_in_one_face_where_one_has_it() -> None:
    assert len({run.face.name for run in shape("پښتونخوا", REGULAR).runs}) == 1
    assert face_for("ښ", BOLD) is not None


def test_styles_fall_back_to_the_regular_face() -> None:
    names = {style: shape("ရန်", style).runs[0].face.name for style in (REGULAR, BOLD, ITALIC)}
    assert len(set(names.values())) == 1
    assert len({shape("Gao", style).runs[0].face.name for style in (REGULAR, BOLD, ITALIC)}) == 3


def test_widths_add_up() -> None:
    line = shape("Two words and 3 more", REGULAR)
    assert line.width == pytest.approx(sum(run.width for run in line.runs))
    ends = list(itertools.accumulate(run.width for run in line.runs))
    assert [run.x for run in line.runs[1:]] == pytest.approx(ends[:-1])
