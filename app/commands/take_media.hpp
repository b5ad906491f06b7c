#pragma once
// How what comes from outside gets into the store: a picture through the decoder, a film through the player, and never as the bytes that
// came. Blocks while the child works; one thread. Error: BadData with what is wrong with the file; else what is wrong here.

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "commands/photos_ahead.hpp"
#include "intake/staff_folder.hpp"
#include "store/store.hpp"

namespace renkei::commands {

// Into the store, or, where nothing may change (nullptr), only as far as to know that it would go.
[[nodiscard]] Result<intake::TakenPhoto> take_photo(PhotosAhead& ahead, const std::filesystem::path& file, store::Store* store);
// `subtitles`: a file of them, or empty.
[[nodiscard]] Result<intake::TakenFilm> take_film(const std::filesystem::path& player, const std::filesystem::path& file,
                                                  const std::filesystem::path& subtitles, store::Store* store);
// Only what can be subtitles is kept: lines with times in them. Nothing otherwise.
[[nodiscard]] std::optional<std::string> subtitles_in(const std::filesystem::path& file);
// The hash of what was kept.
[[nodiscard]] Result<std::string> take_subtitles(const std::filesystem::path& file, store::Store& store);

}  // namespace renkei::commands
