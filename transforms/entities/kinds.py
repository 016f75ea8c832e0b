"""Tell facilities, events and products from places and other names by the words they are made of."""

import re

from transforms.records import EntityType


def _either(words: str) -> str:
    return "|".join(re.escape(phrase.strip()) for phrase in words.split(","))


def _ending(words: str, tail: str = "") -> str:
    return (
        rf"(?:^|[\s-])(?:{'|'.join(phrase.strip().replace(' ', chr(92) + 's') for phrase in words.split(','))}){tail}$"
    )


def _opening(words: str) -> str:
    return rf"^(?:{_either(words)})[\s-]"


_FACILITY = re.compile(
    _ending(
        """Airport, Airfield, Air Base, Air Force Base, Airbase, Naval Base, Port, Harbour, Harbor, Terminal,
        Station, Stadium, Arena, Bridge, Tunnel, Dam, Barrage, Street, St, Road, Rd, Avenue, Ave, Boulevard,
        Highway, Expressway, Motorway, Freeway, Lane, Square, Plaza, Maidan, Market, Bazaar, Mandi, Souk,
        Mall, Palace, Fort, Castle, Tower, Towers, Monument, Memorial, Mosque, Masjid, Cathedral, Basilica,
        Temple, Mandir, Shrine, Church, Chapel, Gurdwara, Synagogue, Camp, Prison, Jail, Penitentiary,
        Barracks, Plant, Refinery, Pipeline, Canal, Crossing, Checkpoint, Hotel, Resort, Hall, House,
        Cemetery, Mine, Ground, Pavilion, Interchange, Roundabout, Gate, Wharf, Pier, Dock, Docks, Lighthouse,
        Racecourse, Velodrome, Circuit, Theatre, Theater, Building"""
    )
    + "|"
    + _opening("Hotel, Port, Pont, Plaza, Estadio, Fort, Camp, Jalan, Rue, Avenida, Calle, Masjid")
)
_NOT_FACILITY = re.compile(
    r"^(?:Port (?:Harcourt|Louis|Moresby|Said|Sudan|Elizabeth|au|of|Vila|Stanley|Blair)|Fort Worth|White House)"
)
_EVENT = re.compile(
    _ending(
        """War, Wars, Cup, Games, Olympics, Paralympics, Summit, Festival, Fest, Championship, Championships,
        Revolution, Uprising, Intifada, Rebellion, Revolt, Coup, Battle, Siege, Massacre, Genocide, Holocaust,
        Conference, Forum, Expo, Fair, Biennale, Marathon, Derby, Regatta, Tournament, Trophy, Open, Prix,
        Storm, Cyclone, Hurricane, Typhoon, Earthquake, Eruption, Crisis, Pandemic, Famine, Spring, Day,
        Night, Eve, Week, Carnival, Jubilee, Election, Elections, Referendum, Bowl, Playoffs, Final, Finals,
        Premier League, Champions League, Super League, Liga, Bundesliga, Serie A, Ligue 1, March, Protests""",
        r"(?:\s[IVX]+|\s\d{2,4})?",
    )
    + "|"
    + _opening(
        """Operation, Cyclone, Hurricane, Typhoon, Super Typhoon, Tropical Storm, Storm, Battle of, Siege of,
        World War, Expo, Euro, Eid"""
    )
    + r"|^(?:COP\d+|Ramadan|Eid|Diwali|Christmas|Easter|Hajj|Holi|Passover|Hanukkah|Nowruz|Ashura|Tet|Lent|Nakba)$"
)
_PRODUCT = re.compile(
    _opening(
        """MV, MT, INS, USS, HMS, HMAS, HMNZS, RSS, KRI, BRP, SS, MS, RV, FV, Boeing, Airbus, Antonov, Ilyushin,
        Tupolev, Sukhoi, MiG, Toyota, Honda, Mercedes, Tesla, Soyuz, Shenzhou, Falcon"""
    )
    + r"|^(?:iPhone|Kalashnikov|Glock|Android|ChatGPT|Starlink)|(?:^|\s)[A-Z][a-z]*-?\d+[A-Z]?$|[A-Z]+-\d+"
)
_NOT_PRODUCT = re.compile(
    r"^(?:COVID|COP|G|Article|Section|Resolution|Agenda|Vision|Group|Formula|Highway|Route)[ -]?\d*", re.I
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
