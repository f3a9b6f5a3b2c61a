# ruff: noqa: E501 (tables of words read best as words)
"""
Countries: ISO 3166-1 alpha-3 code, names, what its people and forces are called, and its capital.

One country a line: ``code | names | adjectives and peoples | capital``, alternatives separated by commas. A capital is
listed because news uses it for the government. Names are matched without regard to case; where a word is also an
everyday word (``us``, ``polish``), ``CAPITALS_ONLY`` asks for capitals.
"""

from collections.abc import Iterable

_TABLE = """
AFG | Afghanistan | Afghan, Afghans, Afghani | Kabul
ALB | Albania | Albanian, Albanians | Tirana
DZA | Algeria | Algerian, Algerians | Algiers
AND | Andorra | Andorran, Andorrans |
AGO | Angola | Angolan, Angolans | Luanda
ARG | Argentina | Argentine, Argentinian, Argentinians, Argentines | Buenos Aires
ARM | Armenia | Armenian, Armenians | Yerevan
AUS | Australia | Australian, Australians, Aussie | Canberra
AUT | Austria | Austrian, Austrians | Vienna
AZE | Azerbaijan | Azerbaijani, Azerbaijanis, Azeri, Azeris | Baku
BHS | Bahamas | Bahamian, Bahamians | Nassau
BHR | Bahrain | Bahraini, Bahrainis | Manama
BGD | Bangladesh | Bangladeshi, Bangladeshis | Dhaka
BRB | Barbados | Barbadian, Barbadians |
BLR | Belarus | Belarusian, Belarusians, Belarussian, Belarussians, Belorussian | Minsk
BEL | Belgium | Belgian, Belgians |
BLZ | Belize | Belizean, Belizeans | Belmopan
BEN | Benin | Beninese | Porto-Novo, Cotonou
BTN | Bhutan | Bhutanese | Thimphu
BOL | Bolivia | Bolivian, Bolivians | La Paz
BIH | Bosnia, Bosnia and Herzegovina, Bosnia-Herzegovina | Bosnian, Bosnians | Sarajevo
BWA | Botswana | Botswanan | Gaborone
BRA | Brazil | Brazilian, Brazilians | Brasilia
BRN | Brunei | Bruneian |
BGR | Bulgaria | Bulgarian, Bulgarians | Sofia
BFA | Burkina Faso, Burkina | Burkinabe, Burkinabes | Ouagadougou
BDI | Burundi | Burundian, Burundians | Bujumbura, Gitega
KHM | Cambodia | Cambodian, Cambodians, Khmer | Phnom Penh
CMR | Cameroon | Cameroonian, Cameroonians | Yaounde
CAN | Canada | Canadian, Canadians | Ottawa
CPV | Cape Verde, Cabo Verde | Cape Verdean | Praia
CAF | Central African Republic | Central African | Bangui
TCD | Chad | Chadian, Chadians | N'Djamena
CHL | Chile | Chilean, Chileans | Santiago
CHN | China | Chinese | Beijing
COL | Colombia | Colombian, Colombians | Bogota
COM | Comoros | Comorian, Comorians | Moroni
COG | Republic of Congo, Congo-Brazzaville | | Brazzaville
COD | Congo, DR Congo, DRC, Democratic Republic of Congo, Democratic Republic of the Congo, Zaire | Congolese | Kinshasa
CRI | Costa Rica | Costa Rican, Costa Ricans |
CIV | Ivory Coast, Cote d'Ivoire | Ivorian, Ivorians | Abidjan, Yamoussoukro
HRV | Croatia | Croatian, Croatians, Croat, Croats | Zagreb
CUB | Cuba | Cuban, Cubans | Havana
CYP | Cyprus | Cypriot, Cypriots | Nicosia
CZE | Czech Republic, Czechia | Czech, Czechs | Prague
DNK | Denmark | Danish, Danes, Dane | Copenhagen
DJI | Djibouti | Djiboutian, Djiboutians |
DOM | Dominican Republic | Dominican, Dominicans | Santo Domingo
ECU | Ecuador | Ecuadorian, Ecuadorean, Ecuadorians | Quito
EGY | Egypt | Egyptian, Egyptians | Cairo
SLV | El Salvador | Salvadoran, Salvadorans, Salvadorean | San Salvador
GNQ | Equatorial Guinea | Equatorial Guinean | Malabo
ERI | Eritrea | Eritrean, Eritreans | Asmara
EST | Estonia | Estonian, Estonians | Tallinn
SWZ | Eswatini, Swaziland | Swazi, Swazis |
ETH | Ethiopia | Ethiopian, Ethiopians | Addis Ababa
FJI | Fiji | Fijian, Fijians | Suva
FIN | Finland | Finnish, Finns | Helsinki
FRA | France | French | Paris
GAB | Gabon | Gabonese | Libreville
GMB | Gambia | Gambian, Gambians | Banjul
GEO | Georgia | Georgian, Georgians | Tbilisi
DEU | Germany, West Germany | German, Germans | Berlin
GHA | Ghana | Ghanaian, Ghanaians | Accra
GRC | Greece | Greek, Greeks | Athens
GTM | Guatemala | Guatemalan, Guatemalans | Guatemala City
GIN | Guinea | Guinean, Guineans | Conakry
GNB | Guinea-Bissau | Bissau-Guinean | Bissau
GUY | Guyana | Guyanese | Georgetown
HTI | Haiti | Haitian, Haitians | Port-au-Prince
HND | Honduras | Honduran, Hondurans | Tegucigalpa
HUN | Hungary | Hungarian, Hungarians | Budapest
ISL | Iceland | Icelandic, Icelanders | Reykjavik
IND | India | Indian, Indians | New Delhi, Delhi
IDN | Indonesia | Indonesian, Indonesians | Jakarta
IRN | Iran, Islamic Republic | Iranian, Iranians, Persian | Tehran, Teheran
IRQ | Iraq | Iraqi, Iraqis | Baghdad
IRL | Ireland | Irish | Dublin
ISR | Israel | Israeli, Israelis | Jerusalem, Tel Aviv
ITA | Italy | Italian, Italians | Rome
JAM | Jamaica | Jamaican, Jamaicans | Kingston
JPN | Japan | Japanese | Tokyo
JOR | Jordan | Jordanian, Jordanians | Amman
KAZ | Kazakhstan | Kazakh, Kazakhs, Kazakhstani | Astana
KEN | Kenya | Kenyan, Kenyans | Nairobi
XKX | Kosovo | Kosovar, Kosovars, Kosovan | Pristina
KWT | Kuwait | Kuwaiti, Kuwaitis | Kuwait City
KGZ | Kyrgyzstan | Kyrgyz | Bishkek
LAO | Laos | Laotian, Lao | Vientiane
LVA | Latvia | Latvian, Latvians | Riga
LBN | Lebanon | Lebanese | Beirut
LSO | Lesotho | Basotho | Maseru
LBR | Liberia | Liberian, Liberians | Monrovia
LBY | Libya | Libyan, Libyans | Tripoli
LTU | Lithuania | Lithuanian, Lithuanians | Vilnius
LUX | Luxembourg | Luxembourger |
MDG | Madagascar | Malagasy, Madagascan | Antananarivo
MWI | Malawi | Malawian, Malawians | Lilongwe
MYS | Malaysia | Malaysian, Malaysians | Kuala Lumpur
MDV | Maldives | Maldivian, Maldivians | Male City
MLI | Mali | Malian, Malians | Bamako
MLT | Malta | Maltese | Valletta
MRT | Mauritania | Mauritanian, Mauritanians | Nouakchott
MUS | Mauritius | Mauritian, Mauritians | Port Louis
MEX | Mexico | Mexican, Mexicans | Mexico City
MDA | Moldova | Moldovan, Moldovans | Chisinau
MNG | Mongolia | Mongolian, Mongolians | Ulaanbaatar
MNE | Montenegro | Montenegrin, Montenegrins | Podgorica
MAR | Morocco | Moroccan, Moroccans | Rabat
MOZ | Mozambique | Mozambican, Mozambicans | Maputo
MMR | Myanmar, Burma | Burmese, Myanmarese | Naypyidaw, Yangon
NAM | Namibia | Namibian, Namibians | Windhoek
NPL | Nepal | Nepalese, Nepali, Nepalis | Kathmandu
NLD | Netherlands, Holland | Dutch | The Hague, Amsterdam
NZL | New Zealand | New Zealander, New Zealanders | Wellington
NIC | Nicaragua | Nicaraguan, Nicaraguans | Managua
NER | Niger | Nigerien, Nigeriens | Niamey
NGA | Nigeria | Nigerian, Nigerians | Abuja
PRK | North Korea, DPRK, Democratic People's Republic of Korea | North Korean, North Koreans | Pyongyang
MKD | North Macedonia, Macedonia | Macedonian, Macedonians | Skopje
NOR | Norway | Norwegian, Norwegians | Oslo
OMN | Oman | Omani, Omanis | Muscat
PAK | Pakistan | Pakistani, Pakistanis | Islamabad, Rawalpindi
PSE | Palestine | Palestinian, Palestinians | Ramallah
PAN | Panama | Panamanian, Panamanians | Panama City
PNG | Papua New Guinea | Papua New Guinean | Port Moresby
PRY | Paraguay | Paraguayan, Paraguayans | Asuncion
PER | Peru | Peruvian, Peruvians | Lima
PHL | Philippines | Philippine, Filipino, Filipinos | Manila
POL | Poland | Polish, Poles | Warsaw
PRT | Portugal | Portuguese | Lisbon
QAT | Qatar | Qatari, Qataris | Doha
ROU | Romania | Romanian, Romanians | Bucharest
RUS | Russia, Russian Federation, Soviet Union, USSR | Russian, Russians, Soviet, Soviets | Moscow, Kremlin
RWA | Rwanda | Rwandan, Rwandans, Rwandese | Kigali
SAU | Saudi Arabia, KSA | Saudi, Saudis, Saudi Arabian | Riyadh
SEN | Senegal | Senegalese | Dakar
SRB | Serbia, Yugoslavia | Serbian, Serbians, Serb, Serbs, Yugoslav | Belgrade
SLE | Sierra Leone | Sierra Leonean, Sierra Leoneans | Freetown
SGP | Singapore | Singaporean, Singaporeans |
SVK | Slovakia | Slovak, Slovaks, Slovakian | Bratislava
SLB | Solomon Islands | Solomon Islander, Solomon Islanders | Honiara
SVN | Slovenia | Slovenian, Slovenians, Slovene | Ljubljana
SOM | Somalia | Somali, Somalis, Somalian | Mogadishu
ZAF | South Africa | South African, South Africans | Pretoria
KOR | South Korea, Republic of Korea | South Korean, South Koreans | Seoul
SSD | South Sudan | South Sudanese | Juba
ESP | Spain | Spanish, Spaniards | Madrid
LKA | Sri Lanka | Sri Lankan, Sri Lankans | Colombo
SDN | Sudan | Sudanese | Khartoum, Port Sudan
SUR | Suriname | Surinamese | Paramaribo
SWE | Sweden | Swedish, Swedes | Stockholm
CHE | Switzerland | Swiss |
WSM | Samoa | Samoan, Samoans | Apia
SYC | Seychelles | |
SYR | Syria | Syrian, Syrians | Damascus
TWN | Taiwan | Taiwanese | Taipei
TJK | Tajikistan | Tajik, Tajiks | Dushanbe
TZA | Tanzania | Tanzanian, Tanzanians | Dodoma, Dar es Salaam
THA | Thailand | Thai, Thais | Bangkok
TLS | East Timor, Timor-Leste | Timorese, East Timorese | Dili
TGO | Togo | Togolese | Lome
TON | Tonga | Tongan, Tongans |
TTO | Trinidad and Tobago, Trinidad | Trinidadian |
TUN | Tunisia | Tunisian, Tunisians | Tunis
TUR | Turkey, Turkiye | Turkish, Turks, Turk | Ankara
TKM | Turkmenistan | Turkmen | Ashgabat
UGA | Uganda | Ugandan, Ugandans | Kampala
UKR | Ukraine | Ukrainian, Ukrainians | Kyiv, Kiev
ARE | United Arab Emirates, UAE | Emirati, Emiratis | Abu Dhabi
GBR | United Kingdom, Britain, Great Britain, England, Scotland, Wales, UK | British, Britons, English, Scottish, Welsh, Brits, Briton | London, Downing Street
USA | United States, United States of America, America, US, USA | American, Americans | Washington, Pentagon, White House
URY | Uruguay | Uruguayan, Uruguayans | Montevideo
UZB | Uzbekistan | Uzbek, Uzbeks | Tashkent
VUT | Vanuatu | | Port Vila
VEN | Venezuela | Venezuelan, Venezuelans | Caracas
VNM | Vietnam, North Vietnam, South Vietnam | Vietnamese, North Vietnamese, South Vietnamese | Hanoi
YEM | Yemen | Yemeni, Yemenis | Sanaa
ZMB | Zambia | Zambian, Zambians | Lusaka
ZWE | Zimbabwe | Zimbabwean, Zimbabweans | Harare
""".strip()

# Organisations that send forces under their own name.
_ORGANISATIONS = """
NATO | NATO, North Atlantic Treaty Organization, North Atlantic Treaty Organisation, North Atlantic Alliance
UN | UN, United Nations
EU | EU, European Union
AU | AU, African Union
CSTO | CSTO, Collective Security Treaty Organization, Collective Security Treaty Organisation
SADC | SADC, Southern African Development Community
EAC | EAC, East African Community
ECOWAS | ECOWAS, Economic Community of West African States
""".strip()

# Everyday words in small letters: read as a name only in capitals (or with dots).
CAPITALS_ONLY = frozenset({"us", "un", "au", "eu", "is", "usa"})

# Countries of more than one word's adjective that hold another country's name are found longest first by the tokeniser.
Names = dict[str, str]


def _split(cell: str) -> list[str]:
    return [name.strip().lower() for name in cell.split(",") if name.strip()]


def _read() -> tuple[Names, Names, Names, Names]:
    nouns: Names = {}
    adjectives: Names = {}
    capitals: Names = {}
    organisations: Names = {}
    for line in _TABLE.splitlines():
        code, names, peoples, seats = (cell.strip() for cell in line.split("|"))
        nouns.update(dict.fromkeys(_split(names), code))
        adjectives.update(dict.fromkeys(_split(peoples), code))
        capitals.update(dict.fromkeys(_split(seats), code))
    for line in _ORGANISATIONS.splitlines():
        code, names = (cell.strip() for cell in line.split("|"))
        organisations.update(dict.fromkeys(_split(names), code))
    return nouns, adjectives, capitals, organisations


NOUNS, ADJECTIVES, CAPITALS, ORGANISATIONS = _read()

# The code a lower-case name or adjective stands for.
CODES: Names = {**CAPITALS, **ORGANISATIONS, **ADJECTIVES, **NOUNS}

_BY_CODE: dict[str, list[str]] = {}
for _name, _code in (*NOUNS.items(), *ADJECTIVES.items()):
    _BY_CODE.setdefault(_code, []).append(_name)


def names_of(codes: Iterable[str]) -> list[str]:
    """The names and adjectives of *codes*; words that are everyday words too are left out."""
    return [name for code in sorted(codes) for name in _BY_CODE.get(code, ()) if name not in CAPITALS_ONLY]


# Leaders whose name news uses for the state whose forces they command.
LEADERS: Names = {
    "trump": "USA", "biden": "USA", "obama": "USA", "bush": "USA", "putin": "RUS", "zelensky": "UKR", "zelenskyy": "UKR", "zelenskiy": "UKR",
    "erdogan": "TUR", "netanyahu": "ISR", "macron": "FRA", "starmer": "GBR", "lukashenko": "BLR", "assad": "SYR", "kagame": "RWA",
    "museveni": "UGA", "ruto": "KEN", "tshisekedi": "COD", "abiy": "ETH", "tinubu": "NGA", "ramaphosa": "ZAF", "orban": "HUN", "meloni": "ITA",
    "sunak": "GBR", "trudeau": "CAN", "carney": "CAN", "albanese": "AUS", "rutte": "NATO", "stoltenberg": "NATO", "sanchez": "ESP",
    "hollande": "FRA", "merkel": "DEU", "aliyev": "AZE", "pashinyan": "ARM", "maduro": "VEN", "ndayishimiye": "BDI", "traore": "BFA",
    "modi": "IND", "xi": "CHN", "khamenei": "IRN", "scholz": "DEU", "merz": "DEU", "hegseth": "USA", "rubio": "USA", "austin": "USA",
    "tusk": "POL", "duda": "POL", "fico": "SVK", "sisi": "EGY", "yoon": "KOR", "duterte": "PHL", "pezeshkian": "IRN", "rouhani": "IRN", "sarkozy": "FRA",
    "blair": "GBR", "thatcher": "GBR", "rudd": "AUS", "gillard": "AUS", "turnbull": "AUS", "ardern": "NZL", "clinton": "USA", "yeltsin": "RUS", "goita": "MLI",
    "tchiani": "NER", "tiani": "NER", "kiir": "SSD", "burhan": "SDN", "mnangagwa": "ZWE", "nyusi": "MOZ", "zuma": "ZAF", "mbeki": "ZAF", "buhari": "NGA",
    "afwerki": "ERI", "kabila": "COD", "musharraf": "PAK", "karzai": "AFG", "berlusconi": "ITA", "zapatero": "ESP", "vucic": "SRB", "mitsotakis": "GRC",
    "kristersson": "SWE", "frederiksen": "DNK", "niinisto": "FIN", "nauseda": "LTU", "tokayev": "KAZ", "milei": "ARG", "lula": "BRA",
}  # fmt: skip
