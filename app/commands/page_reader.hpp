#pragma once
// The parent of renkei-pages: one untrusted page, news or calendar in, drafts out. The child may do nothing but compute; what it
// answers is believed within the bounds of site/wire.hpp.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "site/wire.hpp"

namespace renkei::commands {

// Where renkei-pages lies: beside this program, or among its tools.
[[nodiscard]] std::filesystem::path pages_program();

// What was fetched from `address`, a page of at most site::kMostPageBytes, in the encoding `charset` if the server told one. What is nothing of its kind, or
// brings the reader down, is an answer without `read`. Error: Unavailable when the reader cannot be started, or does not do its work.
[[nodiscard]] Result<site::Answer> read_page(const std::filesystem::path& program, site::Kind kind, const std::string& address, std::string_view bytes,
                                             std::span<const model::Municipality> municipalities, const std::string& charset = {});

// Does it do its work? Error: Unavailable, as above.
[[nodiscard]] Result<void> try_pages(const std::filesystem::path& program);

}  // namespace renkei::commands
