"""
Cities and provinces of the lands at war, and the country each leads to.

One country a line: ``code | names``, in small letters. Only names that hardly mean anything else: no town that is also
a person, a team or an everyday word. A place that decides the grammar itself stands in ``words.py``.
"""

import re
from collections.abc import Iterable

_TABLE = """
UKR | chernihiv, poltava, vinnytsia, zhytomyr, rivne, lutsk, ternopil, uzhhorod, chernivtsi, cherkasy, kropyvnytskyi,
    | ivano-frankivsk, khmelnytskyi, kryvyi rih, kremenchuk, pavlohrad, nikopol, melitopol, berdiansk, enerhodar,
    | izmail, zaporizhia, zaporizhzhya, kupiansk, izium, chasiv yar, toretsk, kostiantynivka, sloviansk, lyman,
    | vuhledar, marinka, kurakhove, huliaipole, dnipropetrovsk, kharkov, bila tserkva, konotop, shostka,
    | starokostiantyniv, kerch, simferopol, dzhankoi, feodosia, novofedorivka, sievierodonetsk, lysychansk, myrnohrad,
    | orikhiv, synelnykove, chornomorsk, okhtyrka, chernobyl, chornobyl, saky, yevpatoria, nova kakhovka, mykolayiv,
    | dobropillia, siversk, horlivka, makiivka
RUS | ryazan, tuapse, novorossiysk, krasnodar, saratov, engels, samara, syzran, volgograd, astrakhan, taganrog,
    | lipetsk, tula, kaluga, smolensk, tver, oryol, orel, tambov, penza, ulyanovsk, kazan, tatarstan,
    | yelabuga, alabuga, izhevsk, udmurtia, bashkortostan, ufa, salavat, orenburg, perm, yekaterinburg, chelyabinsk,
    | omsk, novosibirsk, irkutsk, murmansk, olenya, pskov, novgorod, nizhny novgorod, kstovo, yaroslavl, kostroma,
    | cherepovets, vologda, primorsk, ust-luga, st. petersburg, saint petersburg, leningrad, kirishi, sudzha,
    | shebekino, millerovo, morozovsk, kamensk-shakhtinsky, temryuk, slavyansk-on-kuban, afipsky, ilsky, stavropol,
    | budyonnovsk, nevinnomyssk, dagestan, makhachkala, kaspiysk, grozny, vladikavkaz, mozdok, adygea, sochi,
    | dzerzhinsk, cheboksary, chuvashia, saransk, mordovia, novokuibyshevsk, novocherkassk, feodosiya, yeysk, shakhty,
    | severomorsk, severodvinsk, vladivostok, zelenograd, kolomna, domodedovo, voskresensk, klintsy, gelendzhik,
    | novoshakhtinsk, michurinsk, tyumen, ukhta, komi
SDN | el obeid, el-obeid, kassala, nyala, el geneina, geneina, kadugli, wad madani, wad medani, gezira, al jazirah,
    | sennar, sinjah, kordofan, north kordofan, south kordofan, west kordofan, north darfur, south darfur, west darfur,
    | blue nile, babanusa, atbara, merowe, gedaref, al-fashir, el-fasher, al fashir, bahri, zalingei, zamzam, tawila,
    | dilling, el daein, shendi, kosti, en nahud, umm rawaba, abyei, dongola, damazin
SSD | malakal, bentiu, wau, yei, upper nile, jonglei, unity state, torit
COD | minembwe,
    | bunia, beni, butembo, rutshuru, masisi, walikale, bunagana, kibumba, minova, kalehe, kavumu, kindu, kisangani,
    | lubumbashi, kalemie, fizi, baraka, rubaya, nyabibwe, kamanyola, kanyabayonga, lubero, mambasa, tanganyika, kivu,
    | irumu, djugu
MLI | mopti, segou, sevare, menaka, tessalit, tinzaouaten, ansongo, kayes, sikasso, farabougou, nioro, douentza,
    | bandiagara
BFA | djibo, dori, barsalogho, ouahigouya, fada n'gourma, diapaga, bobo-dioulasso, arbinda, solenzo
NER | agadez, tillaberi, tillabery, diffa, tahoua, zinder, ayorou, arlit, dirkou
NGA | maiduguri, borno, yobe, adamawa, zamfara, katsina, sokoto, kaduna, damaturu, gwoza, bama, dikwa, monguno, benue,
    | plateau state
CMR | maroua, bamenda, buea, kolofata
TCD | faya-largeau, adre, abeche
CAF | bambari, bria, bouar, birao, bangassou, obo, ndele
LBY | derna, tobruk, sabha, zawiya, zintan, zuwara, al-jufra, jufra, tarhuna, sebha
SOM | kismayo, baidoa, jowhar, beledweyne, galkayo, garowe, bosaso, puntland, jubaland, afgoye, barawe, merca, marka,
    | hargeisa, berbera, las anod, lower shabelle, middle shabelle, hiran, galmudug, adado, moqokori, bossaso
ETH | mekelle, mekele, oromia, gondar, bahir dar, lalibela, dessie, axum, adigrat, humera, debre birhan, gambella,
    | benishangul-gumuz, dire dawa, wollega
ERI | massawa, assab
KEN | garissa, mandera, lamu, wajir
MOZ | pemba, mocimboa da praia, macomia, mueda, nampula, nacala, afungi, quissanga, muidumbe, ancuabe, montepuez,
    | chiure
ISR | haifa, ashkelon, ashdod, eilat, beersheba, beer sheba, sderot, nahariya, kiryat shmona, metula, tiberias,
    | netanya, dimona, galilee, negev, safed, nevatim, hadera, bat yam, ramat gan, rehovot, herzliya
PSE | khan younis, khan yunis, jabalia, jabaliya, deir al-balah, beit hanoun, beit lahia, beit lahiya,
    | nuseirat, nablus, tulkarm, hebron, al-mawasi, bureij, maghazi, shejaiya, shujaiya, netzarim, tubas, qalqilya,
    | jericho
LBN | sidon, nabatieh, nabatiyeh, baalbek, bekaa, hermel, marjayoun, naqoura, bint jbeil, khiam, dahiyeh, dahieh,
    | aita al-shaab, litani, zahle, tyre
SYR | homs, hama, latakia, tartus, daraa, deraa, sweida, suwayda, quneitra, hasakah, hasaka, qamishli, palmyra, tanf,
    | al-tanf, deir al-zour, deir ez-zor, deir al-zor, deir az-zor, al-bukamal, albu kamal, hmeimim, khmeimim, azaz,
    | jarablus, saraqib, douma, ghouta, ain issa, tabqa, rojava
IRQ | ain al-asad, ain al asad,
    | erbil, irbil, kirkuk, sulaymaniyah, sulaimaniya, najaf, karbala, ramadi, anbar, tikrit, baquba, diyala, nineveh,
    | sinjar, dohuk, duhok, ain al-asad, samarra, tal afar
IRN | isfahan, natanz, fordow, fordo, tabriz, shiraz, bushehr, bandar abbas, mashhad, qom, karaj, kermanshah, ahvaz,
    | abadan, arak, kharg, chabahar, parchin, zahedan, hamedan, urmia, kerman, khorramabad, sistan, kharg island, qeshm
YEM | sana'a, taiz, taez, hodeida, hudaydah, hudaida, al-hudaydah, saada, sa'ada, saadah, dhamar, hadramout,
    | hadhramaut, mukalla, shabwa, ras isa, ras issa, salif, abyan, ibb, al-mahra, mahra, socotra, al-jawf, lahj, bayda
SAU | jeddah, dhahran, dammam, jizan, jazan, najran, abqaiq, yanbu, abha, khurais
ARE | dubai, sharjah, fujairah, al dhafra
AFG | kunduz, herat, jalalabad, mazar-i-sharif, ghazni, lashkar gah, bagram, panjshir, nangarhar, kunar, khost,
    | paktika, paktia
PAK | peshawar, quetta, balochistan, baluchistan, waziristan, north waziristan, south waziristan, khyber pakhtunkhwa,
    | karachi, lahore, gwadar, bannu, muzaffarabad, sialkot, dera ismail khan
IND | srinagar, pahalgam, jammu, amritsar, manipur, poonch, pathankot
MMR | rakhine, shan state, kachin, chin state, kayah, karenni, karen state, kayin, sagaing, mandalay, lashio, myawaddy,
    | magway, sittwe, kyaukphyu, bhamo, loikaw, myitkyina, laukkai, kokang, hpakant, maungdaw, buthidaung, tanintharyi,
    | bago
TWN | kinmen, matsu, penghu, kaohsiung, taichung, tainan, taoyuan, hualien, keelung, hsinchu, pingtung, pratas
KOR | incheon, busan, paju, gimpo, yeonpyeong, baengnyeong, pyeongtaek, osan, camp humphreys, gyeonggi, gangwon, daegu
PRK | kaesong, wonsan, sinuiju, hamhung, yongbyon, kusong, rason
ARM | gyumri, syunik, kapan, vanadzor, goris, jermuk, tavush, vardenis, sotk, zangezur
AZE | stepanakert, khankendi, shusha, shushi, nakhchivan, nakhichevan, ganja, lachin, agdam, aghdam, kalbajar, fuzuli,
    | terter, barda, hadrut, jabrayil
GEO | abkhazia, south ossetia, tskhinvali, sukhumi, gori
MDA | tiraspol, gagauzia
LTU | rukla, pabrade, siauliai, klaipeda, kaunas, rudninkai
LVA | adazi, lielvarde, daugavpils
EST | tapa, amari, narva, tartu
PNG | bougainville
DNK | greenland, faroe islands
NOR | svalbard, bardufoss, narvik
GBR | falklands, falkland islands, diego garcia, gibraltar
HTI | cite soleil, petion-ville, petionville, artibonite, kenscoff, cap-haitien, gonaives, mirebalais, les cayes,
    | croix-des-bouquets, pont-sonde
COL | catatumbo, cauca, cali, arauca, cucuta, putumayo, choco, medellin, antioquia, norte de santander, jamundi,
    | guaviare
VEN | maracaibo, zulia, apure, la guaira, tachira
ECU | guayaquil, esmeraldas
POL | rzeszow, lublin, gdansk, suwalki
ROU | constanta, tulcea, plauru, galati
BLR | gomel, mazyr, grodno
DJI | camp lemonnier
TUR | incirlik, hatay, diyarbakir
MAR | laayoune, tindouf
PHL | mindanao, palawan, marawi, luzon, jolo, sulu
KHM | oddar meanchey, preah vihear, poipet, banteay meanchey
THA | surin, sisaket, buriram, ubon ratchathani, sa kaeo
XKX | mitrovica, banjska
"""


def _read() -> dict[str, str]:
    countries: dict[str, str] = {}
    code = ""
    for line in _TABLE.strip().splitlines():
        first, names = line.split("|")
        code = first.strip() or code
        countries.update({name.strip(): code for name in names.split(",") if name.strip()})
    return countries


def _by_first_word(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        table.setdefault(re.split(r"[^a-z0-9]", name)[0], []).append(name)
    return {word: tuple(alike) for word, alike in table.items()}


# The country that a name in small letters leads to.
COUNTRY_OF_PLACE = _read()
# The names that begin with a word, longest first.
PLACES_BY_FIRST_WORD = _by_first_word(COUNTRY_OF_PLACE)
