"""Month names of other languages and calendars, lower case, with the words of a name parted by single spaces."""

from __future__ import annotations

_GREGORIAN = (
    # French, Spanish, Portuguese, Turkish
    "janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre novembre décembre/decembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
    "janeiro fevereiro março/marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    # Russian (as in a date, and alone), Ukrainian (the same)
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    # Arabic of Egypt and the Gulf, then of the Levant and Iraq, then of the Maghreb
    "يناير فبراير مارس أبريل/ابريل/إبريل مايو يونيو/يونيه يوليو/يوليه أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر",
    "كانون_الثاني شباط آذار/اذار نيسان أيار/ايار حزيران تموز آب أيلول/ايلول تشرين_الأول/تشرين_الاول تشرين_الثاني "
    "كانون_الأول/كانون_الاول",
    "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
    # Persian names of the Gregorian months
    "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه/ژوییه اوت سپتامبر اکتبر نوامبر دسامبر",
)
_JALALI = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
#: tokens of a name are parted by the tokeniser: "Rabi al-Awwal" is "rabi al - awwal"
_HIJRI = (
    "muharram safar rabi_al_-_awwal/rabi_i rabi_al_-_thani/rabi_ii jumada_al_-_awwal/jumada_i "
    "jumada_al_-_thani/jumada_ii rajab shaban/shaaban ramadan shawwal/shawal dhu_al_-_qadah "
    "dhu_al_-_hijjah/dhul_hijjah",
    "محرم صفر ربيع_الأول ربيع_الثاني جمادى_الأولى جمادى_الآخرة رجب شعبان رمضان شوال ذو_القعدة ذو_الحجة",
)


def _table(names: str, calendar: str) -> dict[str, tuple[int, str]]:
    return {
        name.replace("_", " "): (number, calendar)
        for number, group in enumerate(names.split(), 1)
        for name in group.split("/")
    }


#: name -> (1..12, calendar: "gregorian", "jalali", "hijri")
FOREIGN_MONTHS: dict[str, tuple[int, str]] = {
    **_table(_JALALI, "jalali"),
    **{name: found for names in _HIJRI for name, found in _table(names, "hijri").items()},
    **{name: found for names in _GREGORIAN for name, found in _table(names, "gregorian").items()},
}
