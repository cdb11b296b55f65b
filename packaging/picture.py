#!/usr/bin/env python3
"""picture.py XWD PNG: what an X server painted into a file (Xvfb -fbdir), as a picture. Ends with 1 while there is no
more to see than some words: a screen with its icons has more than a thousand colours."""
import struct
import sys
import zlib


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def main(source, target):
    with open(source, "rb") as file:
        dump = file.read()
    # XWDFileHeader, big endian: sizes of header, then of the picture; colours follow the header, 12 bytes each.
    header = struct.unpack(">25I", dump[:100])
    width, height, bits, line, colours = header[4], header[5], header[11], header[12], header[19]
    if bits != 32:
        sys.exit(f"picture.py: {bits} bits a pixel")
    begin = header[0] + 12 * colours
    rows = []
    for y in range(height):
        row = dump[begin + y * line:begin + y * line + 4 * width]
        rgb = bytearray(3 * width)
        rgb[0::3], rgb[1::3], rgb[2::3] = row[2::4], row[1::4], row[0::4] # little endian: B G R and nothing
        rows.append(bytes(rgb))
    seen = len({row[i:i + 3] for row in rows for i in range(0, 3 * width, 3)})
    if seen < 600:
        sys.exit(f"picture.py: only {seen} colours yet")
    with open(target, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 9)) + chunk(b"IEND", b""))


main(*sys.argv[1:])
