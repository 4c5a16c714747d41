"""JSON and GeoJSON: read whole, so smaller files only."""

import io
import json

from hub.exchange.errors import Unreadable
from hub.exchange.readers.base import Reader, Record, plain_name

#: In memory a parsed file takes about five times as much.
MAX_BYTES = 80 << 20
MB = 1 << 20


def read(stream: io.BufferedReader, kind: str) -> Reader:
    """A reader of a list of objects, of an object that holds such a list under `kind`, or of GeoJSON."""
    data = _parse(stream)
    if isinstance(data, dict) and data.get("type") == "FeatureCollection":
        return _geojson(data)
    records = data.get(kind) if isinstance(data, dict) else data
    if not isinstance(records, list):
        raise Unreadable("no_list", name=kind)
    if not records:
        raise Unreadable("no_rows")
    return Reader("json", None, (_record(number, row) for number, row in enumerate(records, 1)))


def _parse(stream: io.BufferedReader):
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise Unreadable("too_big", limit=MAX_BYTES // MB)
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        raise Unreadable("not_json", line=error.lineno) from error
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error
    except (RecursionError, ValueError) as error:
        raise Unreadable("not_json", line=1) from error


def _record(number: int, row) -> Record:
    if not isinstance(row, dict):
        return Record(number, {}, ("not_object", {}))
    return Record(number, {plain_name(name): value for name, value in row.items()})


def _geojson(data: dict) -> Reader:
    features = data.get("features")
    if not isinstance(features, list):
        raise Unreadable("not_geojson")
    if not features:
        raise Unreadable("no_rows")
    return Reader("geojson", None, (_feature(number, each) for number, each in enumerate(features, 1)))


def _feature(number: int, feature) -> Record:
    """Properties as columns; the outline as `geometry`; a point as `lat` and `lon` unless they are given."""
    if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
        return Record(number, {}, ("not_object", {}))
    values = _record(number, feature.get("properties") or {}).values
    geometry = feature.get("geometry")
    if isinstance(geometry, dict) and geometry.get("type") == "Point":
        point = geometry.get("coordinates")
        if isinstance(point, list) and len(point) >= 2:
            values.setdefault("lon", point[0])
            values.setdefault("lat", point[1])
    values["geometry"] = geometry
    return Record(number, values)
