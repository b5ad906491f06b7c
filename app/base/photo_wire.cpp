#include "base/photo_wire.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace renkei {

size_t look_bytes(const PhotoHeader& header)
{
    const uint32_t eighths = look_eighths(header.width, header.height);
    return eighths == 8 ? 0 : size_t{in_eighths(header.width, eighths)} * in_eighths(header.height, eighths) * 3;
}

std::optional<PhotoHeader> photo_answer(std::span<const uint8_t> bytes)
{
    PhotoHeader header;
    if (bytes.size() != sizeof header) return std::nullopt;
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != PhotoHeader{}.magic || header.outcome > kLastPhotoOutcome || header.flaw > kLastPageFlaw) return std::nullopt;
    if (header.outcome != PhotoOutcome::Ok) return header;
    const auto sized = [](uint32_t side) { return side > 0 && side <= kLongestPhotoSide; };
    if (!sized(header.width) || !sized(header.height)) return std::nullopt;
    if (header.coded_bytes > 0 && look_bytes(header) + header.coded_bytes > kPhotoMemoryBytes) return std::nullopt;
    return header;
}

std::vector<std::string> lacking_names(const PhotoHeader& header)
{
    std::vector<std::string> names;
    const std::string_view whole(header.lacking.data(), header.lacking.size()), all = whole.substr(0, whole.find('\0'));
    for (size_t from = 0, end = 0; (end = all.find('\n', from)) != std::string_view::npos; from = end + 1) names.emplace_back(all.substr(from, end - from));
    return names;
}

}  // namespace renkei
