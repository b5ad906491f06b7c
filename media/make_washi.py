#!/usr/bin/env python3
"""Makes media/washi.png: the fibres of hand-made paper as a mask, 512 x 512, seamless in both directions.

Only the alpha says something: 0 where the paper is thin, 255 where fibres lie thick. The scene chooses the ink and lays it
on so lightly that the paper changes by about 2 %. Standard library only, no time and no randomness from outside: the
same file every time. Run: python3 media/make_washi.py media/washi.png
"""
import math
import random
import struct
import sys
import zlib

SIZE = 512
FIBRES = 2600


def cloud(rng, cells):
    """Periodic value noise with `cells` knots a side, -1..1."""
    knots = [[rng.uniform(-1, 1) for _ in range(cells)] for _ in range(cells)]
    fade = lambda t: t * t * (3 - 2 * t)
    rows = []
    for y in range(SIZE):
        v = y * cells / SIZE
        j, t = int(v), fade(v - int(v))
        line = [knots[j % cells][i] * (1 - t) + knots[(j + 1) % cells][i] * t for i in range(cells)]
        row = []
        for x in range(SIZE):
            u = x * cells / SIZE
            i, s = int(u), fade(u - int(u))
            row.append(line[i] * (1 - s) + line[(i + 1) % cells] * s)
        rows.append(row)
    return rows


def main(path):
    rng = random.Random(1741)
    field = [[0.0] * SIZE for _ in range(SIZE)]
    for cells, weight in ((5, 0.16), (17, 0.12), (61, 0.10), (211, 0.12)):
        layer = cloud(rng, cells)
        for y in range(SIZE):
            for x in range(SIZE):
                field[y][x] += weight * layer[y][x]
    # Kozo fibres: long, mostly level because the mould is rocked sideways, gently bent.
    for _ in range(FIBRES):
        x, y = rng.uniform(0, SIZE), rng.uniform(0, SIZE)
        angle, bend = rng.gauss(0, 0.55), rng.gauss(0, 0.012)
        weight = rng.choice((-1, 1)) * rng.uniform(0.05, 0.20)
        for step in range(int(rng.uniform(18, 90))):
            x, y, angle = x + math.cos(angle), y + math.sin(angle), angle + bend
            i, j = math.floor(x), math.floor(y)
            fx, fy = x - i, y - j
            for dj, wy in ((0, 1 - fy), (1, fy)):
                for di, wx in ((0, 1 - fx), (1, fx)):
                    field[(j + dj) % SIZE][(i + di) % SIZE] += weight * wx * wy
    raw = bytearray()
    for row in field:
        raw.append(0)
        for value in row:
            raw += bytes((255, max(0, min(255, round(128 + 150 * value)))))
    chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 4, 0, 0, 0)))
        out.write(chunk(b"IDAT", zlib.compress(bytes(raw), 9)) + chunk(b"IEND", b""))


if __name__ == "__main__":
    main(sys.argv[1])
