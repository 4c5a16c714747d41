"""A small corpus that every engine must answer alike: real words, made-up records."""

from datetime import date

from search.contracts import Document, Text

MILL = Document(
    key="project:1",
    kind="project",
    texts=(
        Text("da", "Bæredygtig turisme i landsbyen", "Vandmøllen er åben.", "Cykelruter langs åen."),
        Text("en", "Sustainable tourism in the village", "The water mill receives guests."),
    ),
    facets={"country": ("DK",), "region": ("DK", "DK0", "DK03", "DK032"), "theme": ("tourism", "heritage")},
    numbers={"amount": 120_000.0, "year": 2021},
    dates={"date": date(2021, 5, 1)},
    point=(55.9, 9.1),
    names=("Ribe Vandmølle",),
)
BIKES = Document(
    key="project:2",
    kind="project",
    texts=(Text("da", "Cykelruter ved kysten", "Nye ruter for cykelturister."),),
    facets={"country": ("DK",), "region": ("DK", "DK0", "DK05", "DK050"), "theme": ("tourism",)},
    numbers={"amount": 60_000.0, "year": 2023},
    dates={"date": date(2023, 3, 10)},
    point=(57.4, 10.0),
    names=("Hirtshals",),
)
ENERGY = Document(
    key="project:3",
    kind="project",
    texts=(Text("pl", "Odnawialne źródła energii w gminie", "Panele słoneczne na świetlicy wiejskiej."),),
    facets={"country": ("PL",), "region": ("PL", "PL5", "PL52"), "theme": ("energy",)},
    numbers={"amount": 300_000.0, "year": 2019},
    dates={"date": date(2019, 9, 30)},
    point=(50.7, 17.9),
    keywords=("fotowoltaika",),
)
LAKE = Document(
    key="project:4",
    kind="project",
    texts=(
        Text("lv", "Tūrisma attīstība pie ezera", "Laivu piestātne un taka iedzīvotājiem."),
        Text("en", "Tourism at the lake", "A jetty and a cross-border trail."),
    ),
    facets={"country": ("LV",), "region": ("LV", "LV0", "LV00", "LV005"), "theme": ("tourism", "water")},
    numbers={"amount": 15_000.0, "year": 2021},
    dates={"date": date(2021, 11, 2)},
    point=(56.6, 27.3),
)
GROUP = Document(
    key="lag:7",
    kind="lag",
    texts=(Text("lv", "Vidzemes lauku partnerība", "Vietējā rīcības grupa."),),
    facets={"country": ("LV",), "region": ("LV", "LV0", "LV00", "LV008")},
    point=(57.3, 25.3),
    names=("Smiltene",),
)
DORP = Document(
    key="project:5",
    kind="project",
    texts=(Text("de", "Dorfladen mit Nahversorgung", "Bürger betreiben Läden in den Dörfern <script>."),),
    facets={"country": ("AT",), "region": ("AT", "AT2"), "theme": ("services",)},
    numbers={"amount": 80_000.0, "year": 2022},
    dates={"date": date(2022, 1, 15)},
)

CORPUS = (MILL, BIKES, ENERGY, LAKE, GROUP, DORP)
