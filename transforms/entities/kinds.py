"""Tell facilities, events and products from places and other names by the words they are made of."""

import re

from transforms.records import EntityType

_FACILITY = re.compile(
    r"(?:^|[\s-])(?:(?:International )?Airport|Airfield|Air(?: Force)? Base|Airbase|Naval Base|Port|Harbour|Harbor|Terminal|(?:Railway |Train |Bus |Metro |Power |Police )?Station"
    r"|Stadium|Arena|Bridge|Tunnel|Dam|Barrage|Street|St|Road|Rd|Avenue|Ave|Boulevard|Highway|Expressway|Motorway|Freeway|Lane|Square|Plaza|Maidan"
    r"|Market|Bazaar|Mandi|Souk|Mall|Palace|Fort|Castle|Tower|Towers|Monument|Memorial|Mosque|Masjid|Cathedral|Basilica|Temple|Mandir|Shrine|Church|Chapel|Gurdwara|Synagogue"
    r"|(?:Refugee )?Camp|Prison|Jail|Penitentiary|Detention Cent(?:er|re)|Barracks|Plant|Refinery|Pipeline|Canal|Crossing|Checkpoint|Hotel|Resort|Hall|House|Cemetery|Mine|Ground|Pavilion"
    r"|Interchange|Roundabout|Gate|Wharf|Pier|Dock|Docks|Lighthouse|Racecourse|Velodrome|Circuit|Theatre|Theater|Embassy Compound|Building)$"
    r"|^(?:Hotel|Port|Pont|Plaza|Estadio|Fort|Camp|Jalan|Rue|Avenida|Calle|Masjid) "
)  # fmt: skip
_NOT_FACILITY = re.compile(r"^(?:Port (?:Harcourt|Louis|Moresby|Said|Sudan|Elizabeth|au|of|Vila|Stanley|Blair|Villa)|Fort (?:Worth|Lauderdale|Collins|Wayne))|^White House$")  # fmt: skip
_EVENT = re.compile(
    r"(?:^|[\s-])(?:War|Wars|Cup|Games|Olympics|Paralympics|Summit|Festival|Fest|Championship|Championships|Revolution|Uprising|Intifada|Rebellion|Revolt|Coup"
    r"|Battle|Siege|Massacre|Genocide|Holocaust|Conference|Congress|Forum|Expo|Fair|Biennale|Marathon|Rally|Derby|Regatta|Tournament|Trophy|Open|Grand Prix|Prix|Series"
    r"|Storm|Cyclone|Hurricane|Typhoon|Earthquake|Eruption|Crisis|Pandemic|Famine|Spring|Day|Night|Eve|Week|Carnival|Jubilee|Election|Elections|Referendum|Bowl|Playoffs|Final|Finals"
    r"|Premier League|Champions League|Super League|Liga|La Liga|Bundesliga|Serie A|Eredivisie|Ligue 1|March|Protests|Convention)(?: [IVX]+| \d{2,4})?$"
    r"|^(?:Operation|Cyclone|Hurricane|Typhoon|Tropical Storm|Storm|Battle|Siege|Treaty War|World War|COP|Super Typhoon|Expo|Tokyo|Euro) ?[\w'’-]"
    r"|^(?:Ramadan|Eid|Diwali|Christmas|Easter|Hajj|Holi|Passover|Hanukkah|Yom Kippur|Nowruz|Ashura|Vesak|Tet|Lent|Holocaust|Nakba|Brexit|Olympics|Paralympics|Eid .*)$"
)  # fmt: skip
_PRODUCT = re.compile(
    r"^(?:MV|MT|INS|USS|HMS|HMAS|HMNZS|RSS|KRI|BRP|SS|MS|RV|FV|Boeing|Airbus|Antonov|Ilyushin|Tupolev|Sukhoi|MiG|Toyota|Honda|Mercedes|Tesla|iPhone|Galaxy|Kalashnikov|Glock|Sputnik V|Android|Windows|Chrome|ChatGPT|Starlink|Hubble|Artemis|Apollo|Voyager|Soyuz|Shenzhou|Chandrayaan|Falcon) ?"
    r"|(?:^|\s)[A-Z][a-z]*-?\d+[A-Z]?$|[A-Z]+-\d+"
)  # fmt: skip
_NOT_PRODUCT = re.compile(
    r"^(?:COVID|Covid|COP|G|Article|Section|Resolution|Agenda|Vision|Group|Formula|Highway|Route)[ -]?\d*"
)


def refined(text: str, kind: EntityType) -> EntityType:
    """A place that is a building becomes a facility, another name an event or a product where its words say so."""
    match kind:
        case EntityType.PLACE if _FACILITY.search(text) and not _NOT_FACILITY.search(text):
            return EntityType.FACILITY
        case EntityType.MISC if _EVENT.search(text):
            return EntityType.EVENT
        case EntityType.MISC if _PRODUCT.search(text) and not _NOT_PRODUCT.search(text):
            return EntityType.PRODUCT
    return kind
