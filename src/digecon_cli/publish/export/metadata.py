"""Croissant 1.0 metadata of a Data Package (https://docs.mlcommons.org/croissant/docs/croissant-spec.html).

They are derived from its descriptor: the files with their hashes, and a record set for each with fields, types, keys
and references.
"""

import json
from collections.abc import Mapping
from typing import Any

NAME = "croissant.json"
_TYPES = {"number": "sc:Float", "integer": "sc:Integer"}
_CONTEXT: dict[str, Any] = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/", "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"}, "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/", "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract", "field": "cr:field",
    "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject", "fileSet": "cr:fileSet", "format": "cr:format",
    "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath", "key": "cr:key",
    "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path", "recordSet": "cr:recordSet",
    "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace",
    "samplingRate": "cr:samplingRate", "sc": "https://schema.org/", "separator": "cr:separator", "source": "cr:source",
    "subField": "cr:subField", "transform": "cr:transform",
}  # fmt: skip


def croissant(described: Mapping[str, Any]) -> bytes:
    """Return the Croissant metadata as JSON, given the descriptor of a Data Package."""
    found = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": described["name"],
        "description": described["description"],
        "version": described["version"],
        "license": described["licenses"][0]["path"],
        "creator": [{"@type": "sc:Organization", "name": one["title"]} for one in described["contributors"]],
        "keywords": list(described["keywords"]),
        "distribution": [_file(one) for one in described["resources"]],
        "recordSet": [_records(one) for one in described["resources"]],
    }
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def _file(resource: Mapping[str, Any]) -> dict[str, str]:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "description": resource["title"],
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        "encodingFormat": resource["mediatype"],
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _records(resource: Mapping[str, Any]) -> dict[str, Any]:
    rules, name = resource["schema"], resource["name"]
    references = {
        key["fields"][0]: f"{key['reference']['resource']}/{key['reference']['fields'][0]}"
        for key in rules.get("foreignKeys", ())
    }
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": resource["title"],
        "key": [{"@id": f"{name}/{field}"} for field in rules["primaryKey"]],
        "field": [_field(field, resource, references.get(field["name"], "")) for field in rules["fields"]],
    }


def _field(field: Mapping[str, Any], resource: Mapping[str, Any], refers: str) -> dict[str, Any]:
    descriptor = {
        "@type": "cr:Field",
        "@id": f"{resource['name']}/{field['name']}",
        "name": field["name"],
        "description": field.get("title", field["name"]),
        "dataType": _TYPES.get(field["type"], "sc:Text"),
        "source": {"fileObject": {"@id": resource["path"]}, "extract": {"column": field["name"]}},
    }
    return descriptor | ({"references": {"field": {"@id": refers}}} if refers else {})
