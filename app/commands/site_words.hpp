#pragma once
// Sentences of `renkei site` alone, with places to fill. Heavy as base/sentence.hpp; for the .cpp files of the command.

#include <array>

#include "base/sentence.hpp"

namespace renkei::commands {

template <class... Arguments>
[[nodiscard]] Sentence words(const Translation& translation, const Arguments&... arguments)
{
    const std::array<Filling, sizeof...(Arguments)> fillings{Filling(arguments)...};
    return fill(translation, fillings.data(), fillings.size());
}

}  // namespace renkei::commands
