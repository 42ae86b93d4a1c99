"""What happens to the bytes of a table: JSON, broken bytes, gz and zip."""

import gzip
import io
import json
import random
import zipfile


def as_json(chance: random.Random, rows: list[list[str]]) -> bytes:
    """Return rows as JSON of one form or another."""
    head, *others = rows if len(rows[0]) > 1 else [["a"], *rows]
    objects: object = [dict(zip(head, row, strict=False)) for row in others]
    if chance.random() < 0.3:
        objects = chance.choice(
            ({"data": objects}, {"value": objects, "id": head, "size": [1]}, [objects], {"a": {"b": objects}}, objects)
        )
    text = json.dumps(objects, ensure_ascii=chance.random() < 0.5)
    if chance.random() < 0.2:
        text = "\n".join(json.dumps(dict(zip(head, row, strict=False))) for row in others)
    return text.encode("utf-8", "replace")


def broken(chance: random.Random, raw: bytes) -> bytes:
    """Return bytes with some of them cut off, changed, doubled or put in."""
    bytes_ = bytearray(raw)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(bytes_) + 1)
        match chance.randrange(5):
            case 0:
                bytes_[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                bytes_[at:at] = chance.choice(
                    (b"\x00", b"\xff\xfe", b'"', b"\xef\xbb\xbf", b"\r", b"\n\n", b",,,,", b"\x1a", b"\xf0\x9f")
                )
            case 2:
                del bytes_[at:]
            case 3:
                bytes_[at:at] = bytes_[: chance.randrange(len(bytes_) + 1)][:2000]
            case _:
                del bytes_[at : at + chance.randrange(1, 20)]
    return bytes(bytes_)


def packed(chance: random.Random, raw: bytes) -> bytes:
    """Return bytes packed, now and then, or something else in their place."""
    match chance.random():
        case share if share < 0.04:
            return gzip.compress(raw, mtime=0)
        case share if share < 0.07:
            stream = io.BytesIO()
            with zipfile.ZipFile(stream, "w") as archive:
                archive.writestr(zipfile.ZipInfo("t.csv"), raw)
                if share < 0.05:
                    archive.writestr(zipfile.ZipInfo("other.csv"), b"year,x\n2000,1\n")
            return stream.getvalue()
        case share if share < 0.09:
            return chance.choice(
                (
                    b"",
                    b"\n",
                    b"\x00" * 100,
                    b"PK\x03\x04",
                    b"\x1f\x8b\x08\x00",
                    b"PAR1",
                    b"{",
                    b"[]",
                    b"null",
                    b"[" * 5000,
                )
            )
    return raw
