"""Names on the basemap in English as they are used today, where Natural Earth has a dated or unusual one. For make.py.

From GeoNames (CC BY 4.0) and general knowledge. A name on a map takes no side; where two are in use, the one that
international reports write is taken.
"""

from __future__ import annotations

#: (ISO 3166-1 alpha-2, name of the source) -> name in use; "" for a unit that is no more
ADMIN1_NAMES = {
    ("IQ", "At-Ta'mim"): "Kirkuk",
    ("IQ", "Sala ad-Din"): "Salah ad-Din",
    ("IQ", "Dihok"): "Duhok",
    ("IQ", "Al-Muthannia"): "Al-Muthanna",
    ("PK", "K.P."): "Khyber Pakhtunkhwa",
    ("PK", "F.A.T.A."): "",
    ("IL", "HaDarom"): "Southern District",
    ("IL", "HaZafon"): "Northern District",
    ("IL", "HaMerkaz"): "Central District",
    ("SY", "Homs (Hims)"): "Homs",
    ("SY", "Dayr Az Zawr"): "Deir ez-Zor",
    ("SY", "Ar Raqqah"): "Raqqa",
    ("SY", "Rif Dimashq"): "Rural Damascus",
    ("SY", "Lattakia"): "Latakia",
    ("SY", "Hasaka (Al Haksa)"): "Hasakah",
    ("SY", "Dar`a"): "Daraa",
    ("SY", "Hamah"): "Hama",
    ("SY", "UNDOF"): "",
    ("UA", "Kiev"): "Kyiv",
    ("UA", "Kiev City"): "",
    ("UA", "Odessa"): "Odesa",
    ("UA", "Mykolayiv"): "Mykolaiv",
    ("UA", "Vinnytsya"): "Vinnytsia",
    ("UA", "Zaporizhzhya"): "Zaporizhzhia",
    ("UA", "Khmel'nyts'kyy"): "Khmelnytskyi",
}

#: the source's names of towns -> the name in use, by country name of the source
TOWN_NAMES = {
    "Afghanistan": {"Kondoz": "Kunduz", "Gardiz": "Gardez", "Meymaneh": "Maymana", "Pol-e Khomri": "Pul-e Khumri",
                    "Sheberghan": "Shibirghan"},
    "Azerbaijan": {"Ganca": "Ganja", "Naxcivan": "Nakhchivan"},
    "Bangladesh": {"Chittagong": "Chattogram", "Barisal": "Barishal"},
    "Chad": {"Ndjamena": "N'Djamena"},
    "Denmark": {"København": "Copenhagen"},
    "Egypt": {"Dumyat": "Damietta", "El Mansura": "Mansoura", "El Faiyum": "Faiyum"},
    "Ethiopia": {"Dese": "Dessie", "Jima": "Jimma"},
    "Germany": {"Nürnberg": "Nuremberg"},
    "Greece": {"Piraiévs": "Piraeus", "Iraklio": "Heraklion"},
    "India": {"Bangalore": "Bengaluru", "Nasik": "Nashik", "Allahabad": "Prayagraj", "Mysore": "Mysuru",
              "Gurgaon": "Gurugram", "Pondicherry": "Puducherry", "Mangalore": "Mangaluru", "Simla": "Shimla",
              "Jullundur": "Jalandhar", "Haora": "Howrah", "Vishakhapatnam": "Visakhapatnam", "Baramula": "Baramulla"},
    "Indonesia": {"Ujungpandang": "Makassar", "Bandjarmasin": "Banjarmasin"},
    "Iraq": {"Irbil": "Erbil", "Dahuk": "Duhok"},
    "Israel": {"Beer Sheva": "Beersheba"},
    "Kazakhstan": {"Aqtobe": "Aktobe", "Qaraghandy": "Karaganda", "Aqtau": "Aktau", "Baykonur": "Baikonur"},
    "Lebanon": {"Trablous": "Tripoli", "Saida": "Sidon"},
    "Libya": {"Banghazi": "Benghazi", "Tubruq": "Tobruk", "Surt": "Sirte"},
    "Laos": {"Louangphrabang": "Luang Prabang", "Pakxe": "Pakse"},
    "Myanmar": {"Rangoon": "Yangon"},
    "Oman": {"Suhar": "Sohar"},
    "Pakistan": {"Sialkote": "Sialkot"},
    "Palestine": {"Al Khalil": "Hebron"},
    "Russia": {"Groznyy": "Grozny", "Rostov": "Rostov-on-Don", "Archangel": "Arkhangelsk"},
    "Rwanda": {"Ruhengeri": "Musanze"},
    "Somalia": {"Kismaayo": "Kismayo", "Baydhabo": "Baidoa", "Boosaaso": "Bosaso"},
    "Somaliland": {"Burco": "Burao", "Boorama": "Borama", "Hargeysa": "Hargeisa"},
    "South Africa": {"Port Elizabeth": "Gqeberha"},
    "Sudan": {"Niyala": "Nyala", "Medani": "Wad Medani"},
    "Sweden": {"Göteborg": "Gothenburg"},
    "Syria": {"Hims": "Homs", "Al Ladhiqiyah": "Latakia", "Dayr az Zawr": "Deir ez-Zor", "Ar Raqqah": "Raqqa",
              "Madinat ath Thawrah": "Al-Tabqa"},
    "Tunisia": {"Qairouan": "Kairouan", "Qasserine": "Kasserine"},
    "Turkey": {"Icel": "Mersin", "Antioch": "Antakya", "Hatay": "", "Sakarya": ""},
    "Ukraine": {"Kiev": "Kyiv", "Odessa": "Odesa", "Dnipropetrovsk": "Dnipro", "Lvov": "Lviv",
                "Kirovohrad": "Kropyvnytskyi", "Uzhgorod": "Uzhhorod", "Sevastapol": "Sevastopol",
                "Mykolayiv": "Mykolaiv", "Illichivsk": "Chornomorsk"},
    "Uzbekistan": {"Samarqand": "Samarkand", "Fargona": "Fergana", "Termiz": "Termez"},
    "Yemen": {"Taizz": "Taiz"},
}  # fmt: skip

#: capitals that other states contest: drawn as towns
NOT_AS_CAPITAL = frozenset({"Jerusalem"})

#: the source's names of countries -> the name that is shown, "" where none is
COUNTRY_NAMES = {
    "S. Sudan": "South Sudan",
    "United States of America": "United States",
    "Swaziland": "Eswatini",
    "Macedonia": "North Macedonia",
    "Czech Republic": "Czechia",
    "Republic of Serbia": "Serbia",
    "United Republic of Tanzania": "Tanzania",
    "Democratic Republic of the Congo": "DR Congo",
    "Republic of the Congo": "Congo",
    "Guinea Bissau": "Guinea-Bissau",
    "East Timor": "Timor-Leste",
    "Hong Kong S.A.R.": "Hong Kong",
    "Macau S.A.R": "Macau",
    "Spratly Is.": "Spratly Islands",
    "The Bahamas": "Bahamas",
    # no countries: bases, leases, uninhabited rocks
    "Northern Cyprus": "",
    "Dhekelia Sovereign Base Area": "",
    "Akrotiri Sovereign Base Area": "",
    "Antarctica": "",
    "Baykonur Cosmodrome": "",
    "Siachen Glacier": "",
    "US Naval Base Guantanamo Bay": "",
    "Indian Ocean Territories": "",
    "Ashmore and Cartier Islands": "",
    "Clipperton Island": "",
    "United States Minor Outlying Islands": "",
}
