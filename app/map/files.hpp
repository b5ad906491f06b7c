#pragma once
// What the map's files are called. Private to this room.

namespace renkei::map {

inline constexpr char kMeshFile[] = "japan-mesh-250m.rle.gz", kLakesFile[] = "japan-lakes-250m.rle.gz", kCacheFile[] = "outlines.map";

}  // namespace renkei::map
